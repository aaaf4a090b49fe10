import { type Fact, type Recorded, type RecordedEvent, seqOf } from '../event.js';
import { logOf, streamName } from '../log.js';

export interface RecordedDefaults {
  source?: string;
  tenant?: string;
  category?: string;
  at?: string;
  actor?: string;
  logs?: number;
}

export type Record = <F extends Fact>(
  key: string,
  facts: readonly F[],
  more?: { at?: string; tenant?: string },
) => Recorded<F>[];

/** Gives facts their place as a log would: one commit per fact, numbers dense in each log. */
export function recorder(defaults: RecordedDefaults = {}): Record {
  const { source = 'tally', tenant = 'acme', category = 'tally', actor = 'tester', logs = 4 } = defaults;
  const { at = '2026-01-01T00:00:00.000Z' } = defaults;
  const tails = new Map<number, number>();

  return <F extends Fact>(key: string, facts: readonly F[], more: { at?: string; tenant?: string } = {}) =>
    facts.map((fact) => {
      const stream = streamName(more.tenant ?? tenant, category, key);
      const log = logOf(stream, logs);
      const no = (tails.get(log) ?? 0) + 1;
      tails.set(log, no);
      const event: RecordedEvent = {
        id: `${source}.${log}.${no}.0`,
        source,
        log,
        seq: seqOf(no, 0),
        stream,
        tenant: more.tenant ?? tenant,
        at: more.at ?? at,
        actor,
        commandId: `command-${log}-${no}`,
        type: fact.type,
        data: fact.data,
      };
      return event as Recorded<F>;
    });
}

/** Facts of one stream, when a test needs no more than that. */
export const recorded = <F extends Fact>(
  facts: readonly F[],
  { key = 'one', ...defaults }: RecordedDefaults & { key?: string } = {},
): Recorded<F>[] => recorder(defaults)(key, facts);
