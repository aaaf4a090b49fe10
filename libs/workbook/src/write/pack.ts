import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { fixedParts, sheetPath } from './parts.js';
import { sheetXml, type SheetLayout } from './sheet-xml.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Characters of XML made at one go, some milliseconds of work. */
const chunkLength = 64_000;

/** Rows become bytes while other work gets its turn. */
export async function pack(sheets: SheetLayout[]): Promise<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  for (const [path, content] of Object.entries(fixedParts(sheets)))
    zip.addBuffer(Buffer.from(declaration + content), path);
  for (const [index, sheet] of sheets.entries()) {
    const rows = Readable.from(inChunks(sheetXml(sheet)), { objectMode: false });
    // The zip does not pass on what goes wrong in its sources: unheard, it would end the process.
    rows.on('error', (error) => output.destroy(error));
    zip.addReadStream(rows, sheetPath(index + 1));
  }
  zip.end();
  return buffer(output);
}

function* inChunks(pieces: Iterable<string>): Generator<Buffer> {
  let chunk = declaration;
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}
