import type { CommandBus } from '@nestjs/cqrs';
import { type RuleItem, eventTypes } from '@ronghe/contracts';
import { type AnyReaction, type RecordedEvent, hashId } from '@ronghe/event-sourcing';
import { isBusinessDate, todayOf } from '@ronghe/service-kit';
import { RecordFromEvent } from '../account/account.handlers.js';
import { ExpressionFailed, evaluate } from '../rulebook/expression.js';
import { type Rules, allInForce } from '../rulebooks/rules-in-force.js';
import { rulebookVersions } from '../rulebooks/rulebooks.js';
import type { ScoringRuntime } from '../scoring.runtime.js';

const foreign = eventTypes.filter((type) => !type.startsWith('scoring.') && !type.startsWith('notification.'));

/** Nothing is typed twice: an event that a rulebook item names as its trigger makes the entry by itself. */
export const pointsByTrigger = (runtime: ScoringRuntime, commands: CommandBus): AnyReaction => ({
  name: 'points-by-trigger',
  types: foreign,
  react: async (event: RecordedEvent, commandId: string) => {
    const reader = await runtime.reader(event.tenant);
    const rulebooks = await reader.find(rulebookVersions);
    if (rulebooks.length === 0) return;
    const on = businessDayOf(event);
    for (const rules of allInForce(rulebooks, on.slice(0, 7)))
      for (const item of rules.version.items) {
        if (item.trigger !== event.type) continue;
        const command = entryFor(event, on, rules, item, (problem) =>
          runtime.ports.log.warn(
            { event: event.id, rulebook: rules.rulebook, item: item.code, problem },
            'rule item gives no points',
          ),
        );
        if (!command) continue;
        const id = hashId(commandId, rules.rulebook, item.code);
        // The event is the request: redelivered after the rulebook has changed, it is still the same one.
        const context = {
          tenant: event.tenant,
          commandId: id,
          fingerprint: id,
          actor: 'system',
          at: event.at,
          trace: event.trace,
        };
        await commands.execute(new RecordFromEvent(context, { ...command, entry: hashId('entry', event.tenant, id) }));
      }
  },
});

/** An id that an entry can carry behind `person:`. */
const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,72}$/;

const businessDayOf = (event: RecordedEvent): string => {
  const { on } = event.data as { on?: unknown };
  return typeof on === 'string' && isBusinessDate(on) ? on : todayOf(event);
};

/** What the item makes of the event; undefined when its condition does not hold or it names nobody. */
function entryFor(
  event: RecordedEvent,
  on: string,
  { rulebook, version }: Rules,
  item: RuleItem,
  failed: (problem: string) => void,
) {
  const context = { event: event.data as Record<string, unknown> };
  try {
    if (item.condition !== undefined && !evaluate('condition', item.condition, context)) return undefined;
    const subject = evaluate('subject', item.subject!, context) as string;
    if (!subject) return undefined;
    if (!SUBJECT.test(subject)) throw new ExpressionFailed(`${item.subject}: gives no id`);
    const points =
      item.expression === undefined ? item.points : (evaluate('points', item.expression, context) as number);
    const { title } = event.data as { title?: string };
    return {
      kind: 'recordPoints' as const,
      subject: `${version.appliesTo}:${subject}`,
      // The expression has been evaluated: the entry carries its result, not the expression.
      item: { ...item, points: undefined },
      rulebook,
      ruleVersion: version.version,
      points,
      on,
      reason: title ?? item.name,
      cause: { kind: 'event' as const, type: event.type, id: event.id, at: event.at, summary: title },
    };
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error;
    failed(error.message);
    return undefined;
  }
}
