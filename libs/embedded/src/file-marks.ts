import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mark, Marks } from '@ronghe/service-kit';

/** Marks in a file of lines. What another process on the same folder has added is found by the file's size. */
export class FileMarks implements Marks {
  readonly #marks = new Map<string, Mark>();
  #read = 0;

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.#readOn();
    this.#dropTheOld();
  }

  async find(keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
    this.#readOn();
    const found = keys.flatMap((key) => this.#marks.get(key) ?? []).filter(({ until }) => until > Date.now());
    return new Map(found.map(({ key, at }) => [key, at]));
  }

  async put(mark: Mark): Promise<void> {
    appendFileSync(this.file, line(mark), { mode: 0o600 });
    this.#readOn();
  }

  async close(): Promise<void> {}

  #readOn(): void {
    const size = sizeOf(this.file);
    if (size === this.#read) return;
    this.#marks.clear();
    for (const text of size === 0 ? [] : readFileSync(this.file, 'utf8').split('\n')) {
      const [key, at, until] = text.split(' ');
      if (key && Number(until) > Date.now()) this.#marks.set(key, { key, at: Number(at), until: Number(until) });
    }
    this.#read = size;
  }

  #dropTheOld(): void {
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, [...this.#marks.values()].map(line).join(''), { mode: 0o600 });
    renameSync(draft, this.file);
    this.#read = sizeOf(this.file);
  }
}

const line = ({ key, at, until }: Mark): string => `${key} ${at} ${until}\n`;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
