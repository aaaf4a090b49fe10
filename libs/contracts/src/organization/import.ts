import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const IMPORT_OUTCOMES = ['finished', 'cancelled', 'failed'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

const imported = id('import');
const by = id('who asked for it');
const count = (description: string) => Type.Integer({ minimum: 0, description });

const sheet = Type.Object(
  {
    name: text('sheet of the template', 40),
    rows: count('rows with data'),
    good: count('rows that were loaded, or would be by a dry run; those that change nothing are among them'),
    bad: count('rows that were refused'),
    unchanged: count('good rows that changed nothing'),
  },
  { additionalProperties: false },
);

/** What a workbook changed, the events of units, people and coverage say; these only say how it went. */
export const importEvents = [
  event('organization.import-begun', '工作簿导入已开始', 'An import of a workbook began', {
    import: imported,
    by,
    dryRun: Type.Boolean({ description: 'only looks what it would do' }),
    rows: count('rows with data, in all its sheets'),
    on: businessDate('day on which its changes take effect'),
  }),
  event('organization.import-cancelled', '工作簿导入已要求取消', 'An import was asked to stop', {
    import: imported,
    by,
  }),
  event('organization.import-resumed', '工作簿导入已继续', 'An import goes on where it stopped', {
    import: imported,
    by,
  }),
  event('organization.import-ended', '工作簿导入已结束', 'An import stopped; what is counted as loaded stays', {
    import: imported,
    outcome: oneOf(IMPORT_OUTCOMES, 'finished, cancelled before all was loaded, or failed on our side'),
    sheets: Type.Array(sheet, { maxItems: 10, description: 'how far each sheet came' }),
    problems: count('reasons why rows were refused'),
  }),
] as const;
export type ImportFact = FactsOf<typeof importEvents>;
export type ImportedSheet = { name: string; rows: number; good: number; bad: number; unchanged: number };
