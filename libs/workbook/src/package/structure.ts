import { posix } from 'node:path';
import { refuse } from '../refused.js';
import { parseXml } from './xml.js';
import type { Zip } from './zip.js';

export interface SheetPart {
  name: string;
  path: string;
  hidden: boolean;
}

export interface Structure {
  sheets: SheetPart[];
  /** Days are counted from 1904, as old Macs did. */
  date1904: boolean;
  strings: string | undefined;
  styles: string | undefined;
}

interface Relation {
  type: string;
  path: string;
}

/** Where things are in the package: ECMA-376 part 2 (relationships) and part 1, 18.2 (workbook). */
export async function readStructure(zip: Zip): Promise<Structure> {
  const workbook = ofType(await relations(zip, ''), 'officeDocument');
  if (!workbook || !zip.has(workbook)) throw refuse.notAWorkbook();
  const parts = await relations(zip, workbook);
  const { listed, date1904 } = await readList(zip, workbook);
  const sheets = listed.flatMap(({ relation, ...sheet }) => {
    const part = parts.get(relation);
    // Chart sheets and dialogs hold no cells.
    return part?.type.endsWith('/worksheet') ? [{ ...sheet, path: part.path }] : [];
  });
  return { sheets, date1904, strings: ofType(parts, 'sharedStrings'), styles: ofType(parts, 'styles') };
}

async function readList(zip: Zip, workbook: string) {
  const listed: { name: string; relation: string; hidden: boolean }[] = [];
  let date1904 = false;
  let root: string | undefined;
  await parseXml(zip.stream(workbook), {
    open(name, attributes) {
      root ??= name;
      if (root !== 'workbook') throw refuse.notAWorkbook();
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      listed.push({
        name: attributes['name'] ?? '',
        relation,
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
      });
    },
  });
  return { listed, date1904 };
}

async function relations(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, Relation>();
  if (!zip.has(file)) return found;
  await parseXml(zip.stream(file), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      found.set(Id, { type: Type, path: posix.resolve('/', folder, Target).slice(1) });
    },
  });
  return found;
}

function ofType(relations: Map<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.path;
}
