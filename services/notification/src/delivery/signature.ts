import { createHmac } from 'node:crypto';

/**
 * Headers of the Standard Webhooks scheme (standardwebhooks.com): the receiver checks the HMAC over id, time and body,
 * refuses old times and remembers ids, so that nothing can be forged or replayed.
 */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'content-type': 'application/json',
  };
}
