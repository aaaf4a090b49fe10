import type { Row } from './stored-row.js';

const MOST_ROWS = 10_000;

/** What this process last saw of a build's rows. It may be out of date: only the server decides. */
export class KnownSources {
  private readonly sources = new Map<string, string>();

  see(rows: Iterable<Pick<Row, '_id' | 'source'>>): void {
    for (const { _id, source } of rows) {
      this.sources.delete(_id);
      this.sources.set(_id, source);
    }
    for (const oldest of this.sources.keys()) {
      if (this.sources.size <= MOST_ROWS) return;
      this.sources.delete(oldest);
    }
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.sources.delete(id);
  }

  of(id: string): string | undefined {
    return this.sources.get(id);
  }
}
