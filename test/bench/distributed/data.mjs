// A year of scoring: every account gets its entries month by month, one command each, as an oilfield records them.
import { logOf, recordedEvents, toBinary, toCloudEvent } from '@ronghe/event-sourcing';
import { catalogue } from '@ronghe/contracts';

export const LOGS = 16;
export const TENANT = 'liaohe';
export const SOURCE = 'scoring';
export const ENTRIES_PER_ACCOUNT = 12;
const AT = '2026-03-31T00:00:00.000Z';

const pad = (n) => String(n).padStart(2, '0');

const recorded = (subject, n, k) => ({
  type: 'scoring.points-recorded',
  v: catalogue.versionOf('scoring.points-recorded'),
  data: {
    subject,
    entry: `e${n}-${k}`,
    item: 'V1',
    itemName: '隐患排查',
    kind: 'vanguard',
    points: 2,
    on: `2026-${pad((k % 12) + 1)}-05`,
    period: `2026-${pad((k % 12) + 1)}`,
    reason: '发现隐患一处，已报告并协助整改',
    rulebook: 'PEOPLE',
    ruleVersion: 1,
    cause: { kind: 'manual', by: 'bench', at: AT },
  },
});

/** The `k`-th commit of account `n`. */
export function draftOf(n, k) {
  const subject = `person:p${String(n).padStart(7, '0')}`;
  return {
    stream: `${TENANT}/account/${subject}@2026`,
    tenant: TENANT,
    commitNo: k + 1,
    firstVersion: k + 1,
    commandId: `record-${n}-${k}`,
    fingerprint: 'f',
    at: AT,
    actor: 'bench',
    events: [recorded(subject, n, k)],
  };
}

export const accountsOf = (events) => Math.ceil(events / ENTRIES_PER_ACCOUNT);

/** In the order they are recorded: all accounts' first entries, then all second ones. */
export function* drafts(events) {
  const accounts = accountsOf(events);
  for (let i = 0; i < events; i++) yield draftOf(i % accounts, Math.floor(i / accounts));
}

/** As a store with these logs would number them. */
export function* commits(events) {
  const tails = Array.from({ length: LOGS }, () => 0);
  for (const draft of drafts(events)) {
    const log = logOf(draft.stream, LOGS);
    yield { ...draft, log, no: ++tails[log] };
  }
}

export const recordedOf = (commit) => recordedEvents(SOURCE, commit, catalogue);

/** As the relay puts them on the topic. */
export const messagesOf = (commit) =>
  recordedOf(commit).map((event, i) => ({
    partition: commit.log,
    ...toBinary(toCloudEvent(event, commit.events[i].v)),
  }));
