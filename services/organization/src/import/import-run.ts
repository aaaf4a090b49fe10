import type { Tree } from '@ronghe/contracts';
import {
  type CommandContext,
  type Decider,
  type Fact,
  type Handled,
  type Position,
  Refusal,
  type Words,
  hashId,
} from '@ronghe/event-sourcing';
import { outsideScope, quotaReached } from '@ronghe/service-kit';
import { emptyChart } from '../chart/chart.js';
import { chart } from '../chart/chart.decider.js';
import type { Reach } from '../chart/reach.handlers.js';
import type { OrganizationRuntime } from '../organization.runtime.js';
import { EMPLOYED, people } from '../people/people.js';
import { decidePerson } from '../person/person.decide.js';
import { unknownPerson } from '../person/person.js';
import { person } from '../person/person.decider.js';
import { decideTeamCoverage } from '../team-coverage/team-coverage.decide.js';
import { teamCoverage } from '../team-coverage/team-coverage.decider.js';
import { neverCovered } from '../team-coverage/team-coverage.js';
import type { Charts, Dissolved, PlannedLink, PlannedPerson } from './plan-people.js';
import type { PlannedUnit } from './plan-units.js';
import type { SheetTally } from './report.js';
import { asRead, unsealed } from './person-as-read.js';
import type { LinkColumn, PersonColumn, UnitColumn } from './sheets.js';

const ROWS_PER_COMMIT = 400;
/** Many at once share one fsync; not more, so that between two batches others get their answers. */
const AT_ONCE = 64;

export interface RunSettings {
  /** Who imports, and what he may; the id is the import's. */
  context: CommandContext;
  dryRun: boolean;
  /** Day on which changes take effect: the same when the import goes on another day. */
  on: string;
  /** Between two batches: notes how far it is, and throws when it is to stop. `now`: note it whatever it costs. */
  between: (now?: boolean) => Promise<void>;
}

/** One import: what it would do, and does unless it is a dry run. Each row is a command of its own and loads or not. */
export class ImportRun {
  private readonly last = new Map<number, Position>();

  constructor(
    private readonly runtime: OrganizationRuntime,
    private readonly settings: RunSettings,
  ) {}

  /** Where each log stands that this import wrote to. */
  positions(): Position[] {
    return [...this.last.values()];
  }

  /** Copies of the two trees, to plan on. */
  async charts(): Promise<Charts> {
    const copy = async (tree: Tree) => {
      const state = await this.runtime.state(chart, this.settings.context.tenant, tree);
      return { units: new Map((state ?? emptyChart()).units) };
    };
    return { party: await copy('party'), production: await copy('production') };
  }

  async units(tree: Tree, planned: readonly PlannedUnit[], tally: SheetTally<UnitColumn>): Promise<void> {
    const { dryRun, on, between } = this.settings;
    if (dryRun) return planned.forEach(({ row }) => tally.loaded(row));
    const send = (rows: readonly PlannedUnit[]) => {
      const command = { kind: 'reconcileUnits' as const, units: rows.map(({ unit }) => unit), on };
      return this.send(chart, tree, command, 'units', tree, ...rows.map(({ unit }) => unit.code));
    };
    for (let i = 0; i < planned.length; i += ROWS_PER_COMMIT) {
      const rows = planned.slice(i, i + ROWS_PER_COMMIT);
      tally.loading(rows.map(({ row }) => row));
      await between(true);
      try {
        await send(rows);
      } catch (error) {
        // Someone changed the chart since it was planned on: row by row, so that one refusal spares the others.
        if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
        for (const row of rows) await send([row]).catch((e: unknown) => tally.refused(row.row, e, () => 'code'));
      }
      rows.forEach(({ row }) => tally.loaded(row));
    }
  }

  async people(planned: readonly PlannedPerson[], tally: SheetTally<PersonColumn>, reach: Reach): Promise<void> {
    const { personalData } = this.runtime.ports;
    const { dryRun, on, context } = this.settings;
    const { tenant } = context;
    let left = await this.runtime.quotaLeft(tenant, 'people', people, EMPLOYED);
    await this.eachAtOnce(
      planned,
      async ({ row, person: plain, dissolved }) => {
        const id = await personalData.pseudonym(tenant, plain.employeeNo);
        const state = await this.runtime.state(person, tenant, id);
        if (state && state.is !== 'unknown' && !reach.covers('person', state.unit, state.partyGroup))
          return tally.refused(row, outsideScope(), () => 'employeeNo');
        if (
          refuseDissolved(tally, row, dissolved, (field) => state?.is === 'registered' && state[field] === plain[field])
        )
          return;
        if (!state && left-- < 1) return tally.refused(row, quotaReached(), () => 'employeeNo');
        // A dry run must not even make a key for who is unknown, and says nothing that would have to be sealed.
        const command = () =>
          dryRun && !state ? unsealed(id, plain, on) : asRead(personalData, tenant, id, plain, on, state);
        await this.decideOrSend(
          row,
          tally,
          async () => decidePerson(await command(), state ?? unknownPerson()),
          async () => this.send(person, id, await command(), 'person', id),
          columnOfPerson,
        );
      },
      tally,
    );
  }

  async links(planned: readonly PlannedLink[], tally: SheetTally<LinkColumn>, { party }: Charts): Promise<void> {
    await this.eachAtOnce(
      planned,
      async ({ row, dissolved, ...link }) => {
        const { context, on } = this.settings;
        const { tenant } = context;
        const state = (await this.runtime.state(teamCoverage, tenant, link.team)) ?? neverCovered();
        const last = state.links.at(-1);
        const covering = last && !last.to ? last.partyGroup : undefined;
        if (refuseDissolved(tally, row, dissolved, () => covering === link.partyGroup)) return;
        const around = { today: on, covering: covering ? party.units.get(covering) : undefined };
        const command = { kind: 'reconcileLink' as const, ...link, ...around };
        await this.decideOrSend(
          row,
          tally,
          () => decideTeamCoverage(command, state),
          () => this.send(teamCoverage, link.team, command, 'link', link.team),
          (pointer) => (pointer === '/from' ? 'from' : 'team'),
        );
      },
      tally,
    );
  }

  private async decideOrSend<C extends string>(
    row: number,
    tally: SheetTally<C>,
    decide: () => unknown[] | Promise<unknown[]>,
    send: () => Promise<{ facts: unknown[] }>,
    columnOf: (pointer: string | undefined) => C,
  ): Promise<void> {
    try {
      const facts = this.settings.dryRun ? await decide() : (await send()).facts;
      if (facts.length === 0) tally.same(row);
    } catch (error) {
      tally.refused(row, error, columnOf);
    }
  }

  private async eachAtOnce<T extends { row: number }, C extends string>(
    items: readonly T[],
    work: (item: T) => Promise<void>,
    tally: SheetTally<C>,
  ): Promise<void> {
    for (let i = 0; i < items.length; i += AT_ONCE) {
      await this.settings.between();
      const batch = items.slice(i, i + AT_ONCE);
      await Promise.all(batch.map(work));
      for (const { row } of batch) tally.loaded(row);
    }
  }

  /** The id comes from the import and the row, so that a row that is sent again has its effect once. */
  private async send<S, C, F extends Fact>(
    decider: Decider<S, C, F>,
    key: string,
    command: C,
    ...row: string[]
  ): Promise<Handled<F>> {
    const { context } = this.settings;
    const at = this.runtime.ports.clock().toISOString();
    const own = { ...context, at, commandId: hashId(context.commandId, ...row), fingerprint: undefined };
    const handled = await this.runtime.handle(decider, key, command, own);
    const { position } = handled;
    if (position && position.no > (this.last.get(position.log)?.no ?? 0)) this.last.set(position.log, position);
    return handled;
  }
}

/** Nobody and nothing comes to what is dissolved; who was left there stands there still. */
function refuseDissolved<C extends string, F extends C>(
  tally: SheetTally<C>,
  row: number,
  dissolved: Dissolved<F>,
  stands: (field: F) => boolean,
): boolean {
  for (const [field, words] of Object.entries(dissolved) as [F, Words | undefined][])
    if (words && !stands(field)) tally.refuse(row, field, 'unit-dissolved', words);
  return tally.isBad(row);
}

const POINTED: readonly PersonColumn[] = ['membership', 'membershipOn', 'employedOn', 'idNumber'];
const columnOfPerson = (pointer: string | undefined): PersonColumn =>
  POINTED.find((column) => pointer === `/${column}`) ?? 'employeeNo';
