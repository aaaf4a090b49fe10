import { checkOccurrences } from './occurrences.js';
import type { Json, StoredEvent } from './stored.js';

/** An item of the rulebook in force, as far as this checker needs it. */
export interface PointsPerProblem {
  item: string;
  perSeverity: number;
}

type Data = Record<string, string>;
const dataOf = (event: StoredEvent): Data => event.data as Data;
const causeOf = (event: StoredEvent): string => String((event.data['cause'] as Json)['id']);
const typed = (events: readonly StoredEvent[], type: string): StoredEvent[] => events.filter((e) => e.type === type);

/** One entry for each closed problem and item; one notice for each noteworthy event and recipient; no other. */
export function checkServiceReactions(events: readonly StoredEvent[], items: readonly PointsPerProblem[]) {
  const entries = checkOccurrences(
    'a points entry',
    typed(events, 'alliance-project.problem-closed').flatMap(({ id, tenant, data }) =>
      items.map(
        ({ item, perSeverity }) =>
          `${id} ${item} ${tenant}/unit:${String(data['unit'])} ${Number(data['severity']) * perSeverity}`,
      ),
    ),
    typed(events, 'scoring.points-recorded').map((e) => {
      const { item, subject, points } = dataOf(e);
      return `${causeOf(e)} ${item} ${e.tenant}/${subject} ${points}`;
    }),
  );
  const partiesOf = new Map(
    typed(events, 'alliance-project.alliance-formed').map((e) => [
      dataOf(e)['alliance'],
      e.data['parties'] as string[],
    ]),
  );
  const notices = checkOccurrences(
    'a notice',
    events.flatMap((e) => recipients(e, partiesOf).map((who) => `${e.id} ${e.tenant}/${who}`)),
    typed(events, 'notification.notice-sent').map((e) => `${causeOf(e)} ${e.tenant}/${dataOf(e)['recipient']}`),
  );
  return {
    missing: [...entries.missing, ...notices.missing],
    doubled: [...entries.doubled, ...notices.doubled],
  };
}

function recipients({ type, data }: StoredEvent, partiesOf: Map<string | undefined, string[]>): string[] {
  const { alliance, raisedBy, raisedByPerson, unit, subject } = data as Data;
  const parties = (except?: string): string[] =>
    (partiesOf.get(alliance) ?? []).filter((p) => p !== except).map((p) => `unit:${p}`);
  switch (type) {
    case 'alliance-project.alliance-formed':
      return parties();
    case 'alliance-project.problem-raised':
      return parties(raisedBy);
    case 'alliance-project.problem-released':
      return parties(unit);
    case 'alliance-project.problem-overdue':
      return [`unit:${unit}`];
    case 'alliance-project.problem-claimed':
    case 'alliance-project.problem-closed':
      return [`person:${raisedByPerson}`, `unit:${raisedBy}`];
    case 'scoring.points-recorded':
      return [subject!];
    default:
      return [];
  }
}
