import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, type LookupFunction, isIP } from 'node:net';

const TIMEOUT_MS = 5_000;

/** Addresses inside the house: a webhook must not make the platform call its own neighbours. */
const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  // Unspecified, loopback and IPv4-compatible; the blocks that carry an IPv4 address inside (NAT64, Teredo, 6to4).
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

/** An IPv4-mapped IPv6 address is checked as the IPv4 address it is. */
export const isInside = (address: string): boolean => inside.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');

class InsideAddress extends Error {
  constructor() {
    super('the address is inside a private network');
  }
}

/** The machine's own way from a name to its addresses. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Looks a name up and refuses inside addresses at the moment of connecting, so that a second look-up cannot differ. */
const guarded =
  (resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      if (addresses.some(({ address }) => isInside(address))) return done(new InsideAddress(), '');
      const [first] = addresses;
      if (options.all) done(null, addresses);
      else done(null, first!.address, first!.family);
    });
  };

export interface Answer {
  ok: boolean;
  /** For the record: a status or a short reason, never the body. */
  detail: string;
}

/** Posts once; redirects are not followed. Never throws: what went wrong is in the answer. */
export function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  allowPrivate: boolean,
  resolve: Resolve = lookup,
): Promise<Answer> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) && isInside(host))
    return Promise.resolve({ ok: false, detail: new InsideAddress().message });
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((tell) => {
    const sending = request(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(allowPrivate ? {} : { lookup: guarded(resolve) }),
      },
      (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        tell({ ok: status >= 200 && status < 300, detail: `HTTP ${status}` });
      },
    );
    sending.on('error', (error) => tell({ ok: false, detail: error.message.slice(0, 200) }));
    sending.end(body);
  });
}
