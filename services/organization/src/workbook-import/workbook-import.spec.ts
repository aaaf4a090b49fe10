import { describe, it } from '@jest/globals';
import type { ImportFact, ImportOutcome } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { ImportCommand } from './workbook-import.decide.js';
import { workbookImport } from './workbook-import.decider.js';

const begin: ImportCommand = {
  kind: 'beginImport',
  import: 'i1',
  by: 'p1',
  dryRun: false,
  rows: 32_000,
  on: '2026-03-01',
};
const begun: ImportFact = {
  type: 'organization.import-begun',
  data: { import: 'i1', by: 'p1', dryRun: false, rows: 32_000, on: '2026-03-01' },
};
const cancelled: ImportFact = { type: 'organization.import-cancelled', data: { import: 'i1', by: 'p2' } };
const resumed: ImportFact = { type: 'organization.import-resumed', data: { import: 'i1', by: 'p2' } };
const sheets = [{ name: '人员', rows: 32_000, good: 256, bad: 0, unchanged: 0 }];
const ended = (outcome: ImportOutcome): ImportFact => ({
  type: 'organization.import-ended',
  data: { import: 'i1', outcome, sheets, problems: 0 },
});
const cancel: ImportCommand = { kind: 'cancelImport', import: 'i1', by: 'p2' };
const resume = (kept = true, worked = false): ImportCommand => ({
  kind: 'resumeImport',
  import: 'i1',
  by: 'p2',
  kept,
  worked,
});
const end = (outcome: ImportOutcome): ImportCommand => ({
  kind: 'endImport',
  import: 'i1',
  outcome,
  sheets,
  problems: 0,
});

describe('an import', () => {
  it('begins once, and ends with its figures', () => {
    given(workbookImport).when(begin).then([begun]);
    given(workbookImport, [begun]).when(begin).thenRefused('import-exists');
    given(workbookImport, [begun])
      .when(end('finished'))
      .then([ended('finished')]);
  });

  it('ends once, however many say so', () => {
    given(workbookImport, [begun, ended('cancelled')])
      .when(end('finished'))
      .then([]);
  });

  it('is nothing before it begins', () => {
    for (const command of [cancel, resume(), end('failed')])
      given(workbookImport).when(command).thenRefused('not-found');
  });
});

describe('cancelling an import', () => {
  it('asks it to stop, once', () => {
    given(workbookImport, [begun]).when(cancel).then([cancelled]);
    given(workbookImport, [begun, cancelled]).when(cancel).then([]);
    given(workbookImport, [begun, cancelled, ended('cancelled')])
      .when(cancel)
      .then([]);
  });

  it('may find it finished all the same', () => {
    given(workbookImport, [begun, cancelled])
      .when(end('finished'))
      .then([ended('finished')]);
  });

  it('is refused when it has finished or failed', () => {
    for (const outcome of ['finished', 'failed'] as const)
      given(workbookImport, [begun, ended(outcome)])
        .when(cancel)
        .thenRefused('import-ended');
  });
});

describe('resuming an import', () => {
  it('goes on after it was cancelled, after it failed, and when nobody works on it', () => {
    for (const before of [[begun, cancelled, ended('cancelled')], [begun, ended('failed')], [begun]])
      given(workbookImport, before).when(resume()).then([resumed]);
    given(workbookImport, [begun, cancelled, ended('cancelled'), resumed])
      .when(cancel)
      .then([cancelled]);
  });

  it('is refused while it is under way, and when there is nothing left to do', () => {
    given(workbookImport, [begun]).when(resume(true, true)).thenRefused('import-running');
    given(workbookImport, [begun, cancelled]).when(resume()).thenRefused('import-running');
    given(workbookImport, [begun, ended('finished')])
      .when(resume())
      .thenRefused('import-finished');
  });

  it('is refused when the workbook is not kept any more', () => {
    given(workbookImport, [begun, ended('cancelled')])
      .when(resume(false))
      .thenRefused('import-gone');
  });
});
