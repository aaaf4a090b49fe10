import { SaxesParser } from 'saxes';
import { refuse } from '../refused.js';

export interface XmlHandler {
  /** Names come without their namespace prefix. */
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** More text than this without a tag is no workbook; the parser would hold all of it. */
const longestText = 4_000_000;

/** Parses while it inflates: other work gets its turn between two chunks of some ten kilobytes. */
export async function parseXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ position: false });
  let sinceLastTag = 0;
  parser.on('opentag', (tag) => {
    sinceLastTag = 0;
    handler.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    sinceLastTag = 0;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  // A workbook needs none, and entities are how XML bombs are made.
  parser.on('doctype', () => {
    throw refuse.damaged(new Error('DOCTYPE'));
  });
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    sinceLastTag += chunk.length;
    if (sinceLastTag > longestText) throw refuse.zipBomb();
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
