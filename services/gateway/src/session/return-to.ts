/** A path of our own console, or undefined: whoever signs in must never land on somebody else's page. */
export function localPath(returnTo: unknown): string | undefined {
  if (returnTo === undefined) return '/';
  // Browsers read a backslash as a slash and drop control characters, so that `/\host` is another host.
  if (typeof returnTo !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(returnTo) || returnTo.length > 2_000)
    return undefined;
  const here = 'http://here.invalid';
  const url = URL.parse(returnTo, here);
  if (url?.origin !== here || url.pathname.startsWith('//')) return undefined;
  return /^\/(auth|oidc)(\/|$)/i.test(url.pathname) ? '/' : url.pathname + url.search + url.hash;
}
