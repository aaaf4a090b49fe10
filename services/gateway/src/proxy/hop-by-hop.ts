import type { IncomingHttpHeaders } from 'node:http';

/** Headers of one connection (RFC 9110, 7.6.1). Transfer-Encoding stays: it says how long the body is. */
const HOP_BY_HOP = [
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
];

/** How long a body is must not be lost, whatever a client says of it in Connection. */
const FRAMING = new Set(['content-length', 'transfer-encoding', 'host']);

/** Only the gateway says where a request came from; and the console's cookie is for the gateway alone. */
const NOT_THE_CLIENTS = /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|via|cookie)$/;

export function stripForService(headers: IncomingHttpHeaders): void {
  stripHopByHop(headers);
  for (const name of Object.keys(headers)) if (NOT_THE_CLIENTS.test(name)) delete headers[name];
}

export function stripHopByHop(headers: IncomingHttpHeaders): void {
  const named = String(headers.connection ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  for (const name of [...HOP_BY_HOP, ...named]) if (!FRAMING.has(name)) delete headers[name];
}
