import { refuse } from '../refused.js';
import { parseXml } from './xml.js';
import type { Zip } from './zip.js';

/** A sheet of 60,000 rows with thirty different texts in each; more only fills the memory. */
const mostStrings = 2_000_000;

/** The shared texts of all sheets, in their order. */
export async function readStrings(zip: Zip, path: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextRuns();
  await parseXml(zip.stream(path), {
    open: (name) => text.open(name),
    text: (piece) => text.text(piece),
    close(name) {
      text.close(name);
      if (name !== 'si') return;
      if (strings.push(text.take()) > mostStrings) throw refuse.zipBomb();
    },
  });
  return strings;
}

/** Joins the runs of a rich text (`t` inside `si` or `is`) and leaves out its phonetic guide (`rPh`). */
export class TextRuns {
  #joined = '';
  #inText = false;
  #inGuide = false;

  open(name: string): void {
    if (name === 'rPh') this.#inGuide = true;
    else if (name === 't') this.#inText = !this.#inGuide;
  }

  text(piece: string): void {
    if (this.#inText) this.#joined += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#inGuide = false;
    else if (name === 't') this.#inText = false;
  }

  take(): string {
    const text = decodeEscapes(this.#joined);
    this.#joined = '';
    return text;
  }
}

/** `_x000D_` stands for a character that XML cannot hold: ECMA-376 part 1, 22.9.2.19. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
