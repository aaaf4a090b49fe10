import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const now = () => Math.floor(Date.now() / 1000);

/**
 * Sessions that were signed out before their time. The cookie itself cannot be called back, so its id is remembered
 * until it would have run out anyway; on disk, because a copied cookie must not work again after a restart.
 */
export class RevokedSessions {
  private readonly file: string;
  private readonly until = new Map<string, number>();

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.file = join(dataDir, 'revoked-sessions.txt');
    for (const line of readLines(this.file)) {
      const [id, until] = line.split(' ');
      if (id && Number(until) > now()) this.until.set(id, Number(until));
    }
    this.compact();
  }

  has = (id: string) => this.until.has(id);

  add(id: string, until: number): void {
    if (this.until.has(id)) return;
    this.until.set(id, until);
    appendFileSync(this.file, line(id, until), { mode: 0o600 });
    if (this.until.size % 1_000 === 0) this.compact();
  }

  private compact(): void {
    for (const [id, until] of this.until) if (until <= now()) this.until.delete(id);
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, [...this.until].map(([id, until]) => line(id, until)).join(''), { mode: 0o600 });
    renameSync(draft, this.file);
  }
}

const line = (id: string, until: number) => `${id} ${until}\n`;

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
