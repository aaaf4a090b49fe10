/** As much of a browser as signing in needs: cookies by path, redirects, one form. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();
  readonly visited: string[] = [];

  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const at = new URL(address);
    const answer = await fetch(at, {
      redirect: 'manual',
      ...init,
      headers: { ...(init.headers as Record<string, string>), cookie: this.header(at.pathname) },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line, at.pathname);
    return answer;
  }

  /** Follows redirects to the end, like an address typed in. */
  async open(address: string | URL, init: RequestInit = {}): Promise<{ answer: Response; at: URL; body: string }> {
    let at = new URL(address);
    let answer = await this.fetch(at, { headers: { accept: 'text/html' }, ...init });
    for (let hops = 0; answer.headers.has('location') && hops < 10; hops++) {
      this.visited.push(at.href);
      await answer.arrayBuffer();
      at = new URL(answer.headers.get('location')!, at);
      answer = await this.fetch(at, { headers: { accept: 'text/html' } });
    }
    return { answer, at, body: await answer.text() };
  }

  async signIn(url: string, user: string, returnTo = '/') {
    const { at } = await this.open(`${url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    return this.choose(at, user);
  }

  choose = (at: URL, user: string) =>
    this.open(at, { method: 'POST', body: new URLSearchParams({ user }), headers: { accept: 'text/html' } });

  cookie = (name: string) => this.cookies.get(name)?.value;
  setCookie = (name: string, value: string) => void this.cookies.set(name, { value, path: '/' });
  names = () => [...this.cookies.keys()];
  copy(): Browser {
    const other = new Browser();
    for (const [name, { value, path }] of this.cookies) other.cookies.set(name, { value, path });
    return other;
  }

  private header(path: string) {
    return [...this.cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(line: string, requested: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? requested;
    const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
    if (expires && Date.parse(expires) <= Date.now()) this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
