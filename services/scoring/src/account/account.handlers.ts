import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SubjectKind } from '@ronghe/contracts';
import {
  type CommandContext,
  type Handled,
  type ModelReader,
  hashId,
  invalidField,
  notFound,
  refuse,
} from '@ronghe/event-sourcing';
import { rightsOf } from '@ronghe/service-kit';
import { rulebookVersions } from '../rulebooks/rulebooks.js';
import { ScoringRuntime } from '../scoring.runtime.js';
import type { AccountCommand } from './account.decide.js';
import { account } from './account.decider.js';
import { requireRemembered } from './forgotten-subject.js';
import { knownPeopleHere, knownUnitsHere } from '../standings/known-people.js';
import { Subjects } from '../standings/subjects.js';
import { rulesInForce } from '../rulebooks/rules-in-force.js';

/** One stream per subject and year: books are closed by the year, so streams stay short. */
export const accountKey = (subject: string, date: string): string => `${subject}@${date.slice(0, 4)}`;

export const subjectKindOf = (subject: string): SubjectKind | undefined =>
  /^(person|unit):/.exec(subject)?.[1] as SubjectKind | undefined;

/** Points by hand, under the rulebook in force in that month. */
export class RecordByHand {
  constructor(
    readonly context: CommandContext,
    readonly subject: string,
    readonly entry: { item: string; on: string; reason: string; evidence?: string; points?: number },
  ) {}
}
/** Points that an event caused; everything was decided from the event. */
export class RecordFromEvent {
  constructor(
    readonly context: CommandContext,
    readonly command: Extract<AccountCommand, { kind: 'recordPoints' }>,
  ) {}
}
export class ReverseEntry {
  constructor(
    readonly context: CommandContext,
    readonly subject: string,
    readonly reverses: string,
    readonly year: string,
    readonly reason: string,
    readonly on: string,
  ) {}
}

const isKnown = async (reader: ModelReader, subject: string): Promise<boolean> => {
  const id = subject.slice(subject.indexOf(':') + 1);
  return !!(await (subject.startsWith('unit:') ? reader.get(knownUnitsHere, id) : reader.get(knownPeopleHere, id)));
};

/** Whoever may not see an account is told that there is none. @throws Refusal not-found, outside-scope */
async function requireSubject(runtime: ScoringRuntime, context: CommandContext, subject: string): Promise<void> {
  const rights = rightsOf(context);
  if (!rights || rights.everywhere('change', 'score')) return;
  const row = await (await Subjects.of(await runtime.lookup(context))).row(subject);
  if (!rights.may('read', 'score', row)) notFound({ zh: '考核对象', en: 'subject' });
  rights.require('change', 'score', row);
}

@CommandHandler(RecordByHand)
export class RecordByHandHandler implements ICommandHandler<RecordByHand> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ context, subject, entry }: RecordByHand): Promise<Handled> {
    const kind = subjectKindOf(subject) ?? notFound({ zh: '考核对象', en: 'subject' });
    const reader = await this.runtime.lookup(context);
    if (!(await isKnown(reader, subject))) {
      // Perhaps registered a moment ago.
      await this.runtime.upToDate();
      if (!(await isKnown(reader, subject))) notFound({ zh: '考核对象', en: 'subject' });
    }
    await requireSubject(this.runtime, context, subject);
    await requireRemembered(reader, subject, entry.on);
    const rules = rulesInForce(await reader.find(rulebookVersions), kind, entry.on.slice(0, 7));
    if (!rules)
      return refuse('no-rulebook-in-force', '这个月没有启用的考核细则', 'No rulebook is in force in this month', {
        zh: '请先启用考核细则',
        en: 'Adopt a rulebook first',
      });
    const item =
      rules.version.items.find((i) => i.code === entry.item) ??
      invalidField('/item', 'unknown-item', {
        zh: `细则中没有条目${entry.item}`,
        en: `The rulebook has no item ${entry.item}`,
      });
    const { on, reason, evidence, points } = entry;
    const cause = { kind: 'manual' as const, by: context.actor, at: context.at };
    return this.runtime.handle(
      account,
      accountKey(subject, on),
      {
        kind: 'recordPoints',
        subject,
        entry: hashId('entry', context.tenant, context.commandId),
        item,
        rulebook: rules.rulebook,
        ruleVersion: rules.version.version,
        points,
        on,
        reason,
        evidence,
        cause,
      },
      context,
    );
  }
}

@CommandHandler(RecordFromEvent)
export class RecordFromEventHandler implements ICommandHandler<RecordFromEvent> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ context, command }: RecordFromEvent): Promise<Handled> {
    await requireRemembered(await this.runtime.reader(context.tenant), command.subject, command.on);
    return this.runtime.handle(account, accountKey(command.subject, command.on), command, context);
  }
}

@CommandHandler(ReverseEntry)
export class ReverseEntryHandler implements ICommandHandler<ReverseEntry> {
  constructor(private readonly runtime: ScoringRuntime) {}

  async execute({ context, subject, reverses, year, reason, on }: ReverseEntry): Promise<Handled> {
    await requireSubject(this.runtime, context, subject);
    await requireRemembered(await this.runtime.lookup(context), subject);
    const entry = hashId('reversal', context.tenant, context.commandId);
    const command = { kind: 'reverseEntry' as const, subject, entry, reverses, reason, on, by: context.actor };
    return this.runtime.handle(account, accountKey(subject, year), command, context);
  }
}
