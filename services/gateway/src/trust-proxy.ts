import { isIP } from 'node:net';
import { ConfigRefused, given } from '@ronghe/process';

const MOST_PROXIES = 9;

/**
 * RONGHE_TRUST_PROXY: how many proxies stand before us, or their addresses. Not set, nobody is believed: any client can
 * write an X-Forwarded-For, and would be another client with each request. @throws ConfigRefused
 */
export function readTrustProxy(env: NodeJS.ProcessEnv): number | string[] | undefined {
  const value = given(env, 'RONGHE_TRUST_PROXY');
  if (value === undefined) return undefined;
  if (/^\d$/.test(value) && Number(value) >= 1) return Number(value);
  const addresses = value.split(',').map((address) => address.trim());
  const wrong = addresses.find((address) => !isNetwork(address));
  if (wrong === undefined) return addresses;
  throw new ConfigRefused(
    `RONGHE_TRUST_PROXY must be a number of proxies from 1 to ${MOST_PROXIES}, or addresses and networks (10.0.0.0/8) with commas between, not ${wrong || 'nothing'}`,
  );
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (family === 4 ? 32 : 128);
}
