import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Limits } from '../limits.js';
import { refuse, WorkbookRefused } from '../refused.js';

/** Real sheets shrink 5 to 40 times; deflate can do 1,032. Small parts may be anything. */
const mostShrinking = 200;
const smallPart = 1_000_000;

/** The parts of a workbook. What the directory declares is checked first, what comes out is counted again. */
export class Zip {
  #unpacked = 0;

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: Map<string, Entry>,
    private readonly limits: Limits,
  ) {}

  static async open(bytes: Buffer, limits: Limits): Promise<Zip> {
    try {
      const file = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false });
      if (file.entryCount > limits.entries) throw refuse.zipBomb();
      return new Zip(file, await directory(file, limits), limits);
    } catch (error) {
      throw error instanceof WorkbookRefused ? error : refuse.damaged(error);
    }
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  /** Inflates as it is read and stops at the first byte too many. */
  async *stream(path: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(path);
    if (!entry) throw refuse.damaged(new Error(`No part ${path}`));
    let produced = 0;
    let crc = 0;
    for await (const chunk of (await this.file.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      produced += chunk.length;
      this.#unpacked += chunk.length;
      if (produced > entry.uncompressedSize || this.#unpacked > this.limits.unpackedBytes) throw refuse.zipBomb();
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (produced !== entry.uncompressedSize || crc !== entry.crc32) throw refuse.damaged(new Error(`${path} is cut`));
  }
}

async function directory(file: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let declared = 0;
  for await (const entry of file.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    // Two parts of one name: programs differ in which they take.
    if (entries.has(fileName)) throw refuse.damaged(new Error(`${fileName} twice`));
    entries.set(fileName, entry);
    declared += uncompressedSize;
    const swells = uncompressedSize > smallPart && uncompressedSize > mostShrinking * compressedSize;
    if (swells || declared > limits.unpackedBytes || entries.size > limits.entries) throw refuse.zipBomb();
  }
  return entries;
}
