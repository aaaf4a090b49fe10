import { createHash, randomBytes } from 'node:crypto';
import { cliClientId, cliRedirect } from './demo-clients.js';

/** An access token for a demo user, by the whole code + PKCE flow that a browser would walk. */
export async function demoToken(baseUrl: string, userId: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(`${baseUrl}/oidc/auth`);
  start.search = new URLSearchParams({
    client_id: cliClientId,
    redirect_uri: cliRedirect,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const code = await walk(start, userId);
  const answer = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: cliClientId,
      redirect_uri: cliRedirect,
      code,
      code_verifier: verifier,
    }),
  });
  const body = (await answer.json()) as { access_token?: string; error?: string };
  if (!body.access_token) throw new Error(`no token for ${userId}: ${answer.status} ${body.error ?? ''}`);
  return body.access_token;
}

async function walk(start: URL, userId: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = start;
  for (let step = 0; step < 8; step++) {
    const choosing = at.pathname.startsWith('/oidc/interaction/');
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(choosing && { method: 'POST', body: new URLSearchParams({ user: userId }) }),
    });
    await answer.arrayBuffer();
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) jar.set(name, value ?? '');
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`sign-in of ${userId} stopped at ${at.pathname} with ${answer.status}`);
    at = new URL(location, at);
    if (at.href.startsWith(`${cliRedirect}?`)) return codeIn(at, userId);
  }
  throw new Error(`sign-in of ${userId} goes round in circles`);
}

function codeIn(at: URL, userId: string): string {
  const code = at.searchParams.get('code');
  if (!code) throw new Error(`sign-in of ${userId} refused: ${at.searchParams.get('error')}`);
  return code;
}
