import { defaultLimits, type Limits } from '../limits.js';
import { messages } from '../messages.js';
import { readFormats } from '../package/formats.js';
import { openPackage } from '../package/open.js';
import { readSheetPart, type Shared } from '../package/sheet.js';
import { readStrings } from '../package/strings.js';
import { readStructure, type SheetPart } from '../package/structure.js';
import { Problems, type CellProblem, type Message } from '../problem.js';
import { refuse, WorkbookRefused } from '../refused.js';
import { codesSheet, explanationSheet, type SheetSpec } from '../spec.js';
import { SheetReader, type ReadSheet } from './read-sheet.js';
import { headerKey } from './text.js';

export interface ReadResult<C extends string> {
  /** In the order of the file; a sheet that is missing is not here. */
  sheets: ReadSheet<C>[];
  /** By sheet and row. */
  problems: CellProblem[];
  /** Found, but not listed. */
  problemsLeftOut: number;
}

/** Good rows and a report on the others; throws WorkbookRefused when the file as a whole cannot be taken. */
export async function readWorkbook<C extends string>(
  bytes: Buffer,
  specs: SheetSpec<C>[],
  limits: Partial<Limits> = {},
): Promise<ReadResult<C>> {
  try {
    return await read(bytes, specs, { ...defaultLimits, ...limits });
  } catch (error) {
    // What is left are the complaints of unzipping and XML about broken bytes.
    throw error instanceof WorkbookRefused ? error : refuse.damaged(error);
  }
}

async function read<C extends string>(bytes: Buffer, specs: SheetSpec<C>[], limits: Limits): Promise<ReadResult<C>> {
  const zip = await openPackage(bytes, limits);
  const structure = await readStructure(zip);
  const problems = new Problems(limits.problems);
  const chosen = choose(structure.sheets, specs, problems);
  const shared: Shared = {
    formats: structure.styles ? await readFormats(zip, structure.styles) : [],
    strings: structure.strings ? await readStrings(zip, structure.strings) : [],
  };
  const sheets: ReadSheet<C>[] = [];
  for (const { part, spec } of chosen) {
    const reader = new SheetReader(spec, part.name, structure.date1904, limits, problems);
    await readSheetPart(zip, part.path, shared, reader);
    sheets.push(reader.finish());
  }
  return { sheets, problems: inOrder(problems.list), problemsLeftOut: problems.leftOut };
}

function choose<C extends string>(parts: SheetPart[], specs: SheetSpec<C>[], problems: Problems) {
  const chosen: { part: SheetPart; spec: SheetSpec<C> }[] = [];
  const say = (sheet: string, message: Message) => problems.add({ sheet, row: 0, column: '', ...message });
  for (const part of parts) {
    if (part.hidden || part.name === explanationSheet || part.name === codesSheet) continue;
    const spec = specs.find(({ name, aliases = [] }) =>
      [name, ...aliases].some((text) => headerKey(text) === headerKey(part.name)),
    );
    if (!spec) say(part.name, messages.unknownSheet(specs.map(({ name }) => name)));
    else if (chosen.some((other) => other.spec === spec)) say(part.name, messages.repeatedSheet(spec.name));
    else chosen.push({ part, spec });
  }
  for (const spec of specs) {
    if (spec.required && !chosen.some((found) => found.spec === spec)) say(spec.name, messages.missingSheet(spec.name));
  }
  return chosen;
}

/** Problems of a whole sheet are found after those of its rows. */
function inOrder(problems: CellProblem[]): CellProblem[] {
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))];
  const place = new Map(sheets.map((sheet, index) => [sheet, index]));
  return problems.sort((a, b) => place.get(a.sheet)! - place.get(b.sheet)! || a.row - b.row);
}
