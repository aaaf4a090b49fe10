import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ContractFact } from '@ronghe/contracts';
import { type CommandContext, Refusal, type Words, notFound } from '@ronghe/event-sourcing';
import { Positioned, UnitDirectory } from '@ronghe/service-kit';
import { requireUnit } from '../chart/chart.handlers.js';
import { OrganizationRuntime } from '../organization.runtime.js';
import { units } from '../units/units.js';
import { kindOf, neverContracted } from './contract.js';
import { unitOfThing } from './contract.handlers.js';
import { decideContract } from './contract.decide.js';
import { contract } from './contract.decider.js';
import type { ContractingCommand } from './contracting.js';
import { ManyStreams, eachAtOnce, refusalOf } from './many-streams.handlers.js';
import { PartyLookup } from './party-lookup.handlers.js';

export interface DivisionItem {
  thing: string;
  member: string;
}
export interface Division {
  unit: string;
  from: string;
  items: readonly DivisionItem[];
  /** What another member answers for is passed on; otherwise that is refused. */
  passOn: boolean;
}
export interface DivisionProblem extends Words {
  /** Into the request's body. */
  pointer: string;
  thing: string;
  code: string;
}
export interface DivisionReport {
  id: string;
  dryRun: boolean;
  /** Whether it was done: all of it, or, where anything is refused, nothing. */
  applied: boolean;
  items: number;
  unchanged: number;
  made: number;
  passedOn: number;
  problems: DivisionProblem[];
}

/** Divides what a unit has to be answered for among its members, all at once. */
export class DivideResponsibility {
  constructor(
    readonly context: CommandContext,
    readonly division: Division,
    readonly dryRun: boolean,
  ) {}
}

interface Judged {
  item: DivisionItem;
  command: Extract<ContractingCommand, { kind: 'divide' }>;
  facts: readonly ContractFact[];
}

@CommandHandler(DivideResponsibility)
export class DivideResponsibilityHandler implements ICommandHandler<DivideResponsibility> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ context, division, dryRun }: DivideResponsibility): Promise<Positioned<DivisionReport>> {
    const { unit, items } = division;
    const lookup = await PartyLookup.of(this.runtime, context);
    lookup.reach.require('contract', unit);
    await requireUnit(this.runtime, context.tenant, unit);
    const chart = await UnitDirectory.of(await this.runtime.lookup(context), units);
    const judged: Judged[] = [];
    const problems: DivisionProblem[] = [];
    const first = new Map<string, number>();
    const judge = async (item: DivisionItem, nth: number): Promise<void> => {
      const { thing } = item;
      const refused = await refusalOf(async () => {
        if (first.has(thing)) throw twice(first.get(thing)!);
        first.set(thing, nth);
        judged.push(await this.judge(context, division, item, lookup, chart));
      });
      if (refused) problems.push(problemOf(refused, thing, nth));
    };
    for (const [nth, item] of items.entries()) await judge(item, nth);
    const many = new ManyStreams(this.runtime, context);
    const applied = !dryRun && problems.length === 0;
    if (applied)
      await eachAtOnce(judged, async (one) => {
        const { item, command } = one;
        // Somebody was faster than this request: what else it says still holds.
        const refused = await refusalOf(async () => (one.facts = (await many.send(item.thing, command)).facts));
        if (refused) problems.push(problemOf(refused, item.thing, first.get(item.thing)!));
      });
    const count = (facts: number): number => judged.filter((one) => one.facts.length === facts).length;
    const report: DivisionReport = {
      id: context.commandId,
      dryRun,
      applied,
      items: items.length,
      unchanged: count(0),
      made: count(1),
      // Ended and made.
      passedOn: count(2),
      problems,
    };
    return new Positioned(report, many.positions());
  }

  /** By the rules of the thing's own stream. @throws Refusal */
  private async judge(
    { tenant }: CommandContext,
    { unit, from, passOn }: Division,
    item: DivisionItem,
    lookup: PartyLookup,
    chart: UnitDirectory,
  ): Promise<Judged> {
    const { thing, member } = item;
    if (!kindOf(thing)) notFound({ zh: '承包对象', en: 'thing to answer for' });
    if (!chart.under(await unitOfThing(this.runtime, tenant, thing, lookup), unit)) throw elsewhere();
    const state = (await this.runtime.state(contract, tenant, thing)) ?? neverContracted();
    const parties = await lookup.parties(thing, member);
    const command = { kind: 'divide', thing, from, parties, passOn } as const;
    return { item, command, facts: decideContract(command, state) };
  }
}

function problemOf({ code, text, more }: Refusal, thing: string, nth: number): DivisionProblem {
  const ofMember = more.errors?.[0]?.pointer === '/member';
  return { pointer: `/items/${nth}/${ofMember ? 'member' : 'thing'}`, thing, code, ...text };
}

const twice = (first: number): Refusal =>
  new Refusal('invalid', 'divided-twice', {
    zh: `与第${first + 1}项重复，同一对象只能由一名党员承包`,
    en: `Item ${first + 1} names it too: only one member answers for one thing`,
  });
const elsewhere = (): Refusal =>
  new Refusal('invalid', 'thing-elsewhere', {
    zh: '不属于这个单位及其下级单位',
    en: 'It belongs neither to the unit nor to one below it',
  });
