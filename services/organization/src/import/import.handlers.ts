import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Tree } from '@ronghe/contracts';
import {
  type CommandContext,
  type Decider,
  type Fact,
  type Handled,
  type Position,
  Refusal,
  hashId,
} from '@ronghe/event-sourcing';
import { Positioned, businessDateOf, outsideScope, quotaReached } from '@ronghe/service-kit';
import { type CellProblem, type ReadSheet, WorkbookRefused, readWorkbook } from '@ronghe/workbook';
import { emptyChart, unitId } from '../chart/chart.js';
import { chart } from '../chart/chart.decider.js';
import { Reach } from '../chart/reach.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { people } from '../people/people.js';
import { person } from '../person/person.decider.js';
import { asStated } from '../person/person.handlers.js';
import { decidePerson } from '../person/person.decide.js';
import { decideTeamCoverage } from '../team-coverage/team-coverage.decide.js';
import { teamCoverage } from '../team-coverage/team-coverage.decider.js';
import { neverCovered } from '../team-coverage/team-coverage.js';
import { inReach } from './in-reach.js';
import { type Charts, type PlannedLink, type PlannedPerson, planLinks, planPeople } from './plan-people.js';
import { type PlannedUnit, planUnits } from './plan-units.js';
import { type SheetReport, SheetTally } from './report.js';
import {
  ALL_SHEETS,
  type AnyColumn,
  type LinkColumn,
  type PersonColumn,
  TREE_SHEETS,
  type UnitColumn,
  linksSheet,
  peopleSheet,
} from './sheets.js';

export interface ImportReport {
  id: string;
  dryRun: boolean;
  status: 'done';
  sheets: SheetReport[];
  problems: CellProblem[];
  /** Problems found but not listed, when there are very many. */
  problemsLeftOut: number;
}

export class ImportWorkbook {
  constructor(
    readonly context: CommandContext,
    readonly bytes: Buffer,
    readonly dryRun: boolean,
  ) {}
}

const ROWS_PER_COMMIT = 400;
const AT_ONCE = 256;

@CommandHandler(ImportWorkbook)
export class ImportWorkbookHandler implements ICommandHandler<ImportWorkbook> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, bytes, dryRun }: ImportWorkbook): Promise<Positioned<ImportReport>> {
    const { sheets, problems, problemsLeftOut } = await read(bytes);
    const run = new ImportRun(this.runtime, context, dryRun);
    const tallies: SheetTally<never>[] = [];
    const sheet = <C extends AnyColumn>(name: string): { sheet: ReadSheet<C>; tally: SheetTally<C> } | undefined => {
      const found = sheets.find((s) => s.name === name) as ReadSheet<C> | undefined;
      if (!found) return undefined;
      const tally = new SheetTally(found);
      tallies.push(tally);
      return { sheet: found, tally };
    };
    const charts = await run.charts();
    const now = await Reach.of(this.runtime, context);
    const then = Reach.on(charts, context);
    for (const [tree, spec] of TREE_SHEETS) {
      const given = sheet<UnitColumn>(spec.name);
      if (!given) continue;
      const planned = planUnits(tree, given.sheet, charts[tree], run.today, given.tally);
      const own = ({ unit: { code, parent } }: PlannedUnit): boolean => {
        const id = unitId(tree, code);
        return (!now.knows(id) || now.covers('unit', id)) && then.covers('unit', parent ?? id);
      };
      await run.units(tree, inReach(planned, given.tally, 'code', own), given.tally);
    }
    const people = sheet<PersonColumn>(peopleSheet.name);
    if (people) {
      const planned = planPeople(people.sheet, charts, people.tally);
      const own = ({ person: { unit } }: PlannedPerson): boolean => then.covers('person', unit);
      await run.people(inReach(planned, people.tally, 'unit', own), people.tally, then);
    }
    const links = sheet<LinkColumn>(linksSheet.name);
    if (links) {
      const planned = planLinks(links.sheet, charts, links.tally);
      const own = ({ team, partyGroup }: PlannedLink): boolean =>
        then.covers('coverage', team) && then.covers('coverage', partyGroup);
      await run.links(inReach(planned, links.tally, 'team', own), links.tally);
    }
    const report: ImportReport = {
      id: context.commandId,
      dryRun,
      status: 'done',
      sheets: tallies.map((tally) => tally.report()),
      problems: [...problems, ...tallies.flatMap((tally) => tally.problems)],
      problemsLeftOut,
    };
    return new Positioned(report, run.positions());
  }
}

async function read(bytes: Buffer) {
  try {
    return await readWorkbook<AnyColumn>(bytes, ALL_SHEETS);
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    const kind =
      error.code === 'tooLarge' || error.code === 'zipBomb' || error.code === 'tooManyRows' ? 'tooLarge' : 'invalid';
    throw new Refusal(kind, `workbook-${error.code.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, error, {
      remedy: { zh: '可先下载模板，按模板填写', en: 'Download the template and fill that in' },
    });
  }
}

/** One import: what it would do, and does unless it is a dry run. Each row is a command of its own and loads or not. */
class ImportRun {
  readonly today: string;
  private readonly last = new Map<number, Position>();

  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly context: CommandContext,
    private readonly dryRun: boolean,
  ) {
    this.today = businessDateOf(new Date(context.at));
  }

  /** Where each log stands that this import wrote to. */
  positions(): Position[] {
    return [...this.last.values()];
  }

  private async send<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    key: string,
    command: C,
    ...row: string[]
  ): Promise<Handled<F>> {
    const context = { ...this.context, commandId: hashId(this.context.commandId, ...row), fingerprint: undefined };
    const handled = await this.runtime.handle(decider, key, command, context);
    const { position } = handled;
    if (position && position.no > (this.last.get(position.log)?.no ?? 0)) this.last.set(position.log, position);
    return handled;
  }

  /** Copies of the two trees, to plan on. */
  async charts(): Promise<Charts> {
    const copy = async (tree: Tree) => {
      const state = await this.runtime.state(chart, this.context.tenant, tree);
      return { units: new Map((state ?? emptyChart()).units) };
    };
    return { party: await copy('party'), production: await copy('production') };
  }

  async units(tree: Tree, planned: PlannedUnit[], tally: SheetTally<UnitColumn>): Promise<void> {
    if (this.dryRun) return;
    const send = (rows: PlannedUnit[]) =>
      this.send(
        chart,
        tree,
        { kind: 'reconcileUnits', units: rows.map((r) => r.unit), on: this.today },
        'units',
        tree,
        String(rows[0]!.row),
        String(rows.length),
      );
    for (let i = 0; i < planned.length; i += ROWS_PER_COMMIT) {
      const rows = planned.slice(i, i + ROWS_PER_COMMIT);
      try {
        await send(rows);
      } catch (error) {
        // Someone changed the chart since it was planned on: row by row, so that one refusal spares the others.
        if (!(error instanceof Refusal)) throw error;
        for (const row of rows) await send([row]).catch((e: unknown) => tally.refused(row.row, e, () => 'code'));
      }
    }
  }

  async people(planned: PlannedPerson[], tally: SheetTally<PersonColumn>, reach: Reach): Promise<void> {
    const { personalData } = this.runtime.ports;
    const { tenant } = this.context;
    let left = await this.runtime.quotaLeft(tenant, 'people', people);
    await eachAtOnce(planned, async ({ row, person: plain }) => {
      const id = await personalData.pseudonym(tenant, plain.employeeNo);
      const state = await this.runtime.state(person, tenant, id);
      if (state && state.is !== 'unknown' && !reach.covers('person', state.unit, state.partyGroup))
        return tally.refused(row, outsideScope(), () => 'employeeNo');
      if (!state && left-- < 1) return tally.refused(row, quotaReached(), () => 'employeeNo');
      // A dry run must not even make a key: who is unknown has nothing to compare with.
      if (this.dryRun && !state) return;
      const command = () => asStated(personalData, tenant, id, plain, this.today);
      await this.decideOrSend(
        row,
        tally,
        async () => decidePerson(await command(), state!),
        async () => this.send(person, id, await command(), 'person', id),
        columnOfPerson,
      );
    });
  }

  async links(planned: PlannedLink[], tally: SheetTally<LinkColumn>): Promise<void> {
    await eachAtOnce(planned, async ({ row, ...link }) => {
      const command = { kind: 'reconcileLink' as const, ...link };
      const state = (await this.runtime.state(teamCoverage, this.context.tenant, link.team)) ?? neverCovered();
      await this.decideOrSend(
        row,
        tally,
        () => decideTeamCoverage(command, state),
        () => this.send(teamCoverage, link.team, command, 'link', link.team),
        (pointer) => (pointer === '/from' ? 'from' : 'team'),
      );
    });
  }

  private async decideOrSend<C extends string>(
    row: number,
    tally: SheetTally<C>,
    decide: () => unknown[] | Promise<unknown[]>,
    send: () => Promise<{ facts: unknown[] }>,
    columnOf: (pointer: string | undefined) => C,
  ): Promise<void> {
    try {
      const facts = this.dryRun ? await decide() : (await send()).facts;
      if (facts.length === 0) tally.same();
    } catch (error) {
      tally.refused(row, error, columnOf);
    }
  }
}

const columnOfPerson = (pointer: string | undefined): PersonColumn =>
  pointer === '/membership' || pointer === '/employedOn' ? (pointer.slice(1) as PersonColumn) : 'employeeNo';

/** Many at once share one fsync; not all at once, so that memory and other users do not suffer. */
async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += AT_ONCE) await Promise.all(items.slice(i, i + AT_ONCE).map(work));
}
