import type { PartyTermFact, UnitKind } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { daysBetween } from '@ronghe/service-kit/pure';
import { type Term, type TermKind, type Terms, hasTerms, lastDayOf, lastTerm, monthsAway, stateOn } from './terms.js';

/** What the stream itself does not know: the unit as it stands, and the business date of the command. */
export interface TermAround {
  kind: UnitKind;
  foundedOn: string;
  today: string;
}

export type TermCommand =
  | {
      kind: 'recordElection';
      unit: string;
      election: string;
      electedOn: string;
      from: string;
      entitled: number;
      present: number;
      around: TermAround;
    }
  | {
      kind: 'postponeElection';
      unit: string;
      election: string;
      until: string;
      reason: string;
      approvedBy: string;
      around: TermAround;
    }
  | { kind: 'withdrawElection'; unit: string; election: string; reason: string; on: string }
  | { kind: 'noteTerm'; unit: string; above: string[]; dissolvedOn?: string; election: string; on: string };

type Of<K extends TermCommand['kind']> = Extract<TermCommand, { kind: K }>;

/** Days between an election and the first day of its term at most: who was elected begins when he is approved. */
const MOST_DAYS_TO_BEGIN = 60;
const MOST_MONTHS_PUT_OFF = 12;

/**
 * 《中国共产党基层组织选举工作条例》: an election counts when at least four fifths of those entitled are present; it is
 * held when the term ends, and put off by a year at most, with the approval of the organisation above. How long a term is,
 * `terms.ts` says.
 */
export function decideTerm(command: TermCommand, terms: Terms): PartyTermFact[] {
  switch (command.kind) {
    case 'recordElection':
      return recordElection(command, terms);
    case 'postponeElection':
      return postponeElection(command, terms);
    case 'withdrawElection':
      return withdrawElection(command, terms);
    case 'noteTerm':
      return noteTerm(command, terms);
    default:
      return command satisfies never;
  }
}

/** The last election when it says just this: to say it again is to say nothing. */
export function sameElection(
  { electedOn, from, entitled, present }: Pick<Term, 'electedOn' | 'from' | 'entitled' | 'present'>,
  terms: Terms,
): Term | undefined {
  const last = lastTerm(terms);
  const isSame =
    last?.electedOn === electedOn && last.from === from && last.entitled === entitled && last.present === present;
  return isSame ? last : undefined;
}

function recordElection(command: Of<'recordElection'>, terms: Terms): PartyTermFact[] {
  const { unit, election, electedOn, from, entitled, present, around } = command;
  const kind = kindWithTerms(around.kind);
  if (sameElection(command, terms)) return [];
  if (electedOn > around.today)
    invalidField('/electedOn', 'in-future', { zh: '选举日期不能晚于今天', en: 'Must not be after today' });
  if (electedOn < around.foundedOn)
    invalidField('/electedOn', 'before-founding', {
      zh: `日期早于党组织成立日期${around.foundedOn}`,
      en: `Before the organisation was founded on ${around.foundedOn}`,
    });
  notBeforeLastTerm(electedOn, lastTerm(terms));
  beginsSoonAfter(electedOn, from);
  hasQuorum(entitled, present);
  const until = lastDayOf(from, kind);
  return [{ type: 'organization.election-held', data: { unit, election, electedOn, from, until, entitled, present } }];
}

function kindWithTerms(kind: UnitKind): TermKind {
  if (hasTerms(kind)) return kind;
  return refuse('kind-without-term', '这类组织没有任期', 'An organisation of this kind has no term', {
    zh: '只有党委、党总支、党支部登记换届',
    en: 'Choose a Party committee, a general branch or a branch',
  });
}

function notBeforeLastTerm(electedOn: string, last: Term | undefined): void {
  if (last && electedOn <= last.from)
    invalidField(
      '/electedOn',
      'before-last-term',
      {
        zh: `上一次选举在${last.electedOn}，任期自${last.from}起，新的选举应在这之后`,
        en: `The last election was on ${last.electedOn} and its term began on ${last.from}: a new one comes later`,
      },
      { zh: '上一次登记有误时，请先撤回', en: 'Withdraw the last election first if it is wrong' },
    );
}

function beginsSoonAfter(electedOn: string, from: string): void {
  if (from < electedOn)
    invalidField('/from', 'term-before-election', {
      zh: '任期起始日早于选举日期',
      en: 'The term would begin before the election',
    });
  if (daysBetween(electedOn, from) > MOST_DAYS_TO_BEGIN)
    invalidField('/from', 'term-begins-late', {
      zh: `任期起始日应在选举后${MOST_DAYS_TO_BEGIN}天以内`,
      en: `The term begins within ${MOST_DAYS_TO_BEGIN} days of the election`,
    });
}

function hasQuorum(entitled: number, present: number): void {
  if (present > entitled)
    invalidField('/present', 'more-present-than-entitled', {
      zh: '实到人数多于应到人数',
      en: 'More were present than are entitled',
    });
  // In whole numbers: 0.8 × entitled is not exact.
  if (present * 5 < entitled * 4)
    invalidField(
      '/present',
      'quorum-missed',
      {
        zh: `实到${present}人，不足应到${entitled}人的五分之四，选举无效`,
        en: `${present} of ${entitled} were present: less than four fifths, so the election does not count`,
      },
      { zh: '请重新召集后再选举', en: 'Call the meeting again' },
    );
}

function postponeElection(command: Of<'postponeElection'>, terms: Terms): PartyTermFact[] {
  const { unit, election, until, reason, approvedBy, around } = command;
  const term = standingTerm(terms, election);
  const before = term.postponed;
  if (before && term.until === until && before.reason === reason && before.approvedBy === approvedBy) return [];
  if (before)
    refuse('postponed-already', `这一届已延期至${term.until}`, `It was put off to ${term.until} already`, {
      zh: '一届只能延期一次，请及时换届',
      en: 'A term is prolonged once: hold the election',
    });
  const { until: previousUntil } = term;
  if (until <= previousUntil)
    invalidField('/until', 'not-later', {
      zh: `新的期限应晚于任期届满日${previousUntil}`,
      en: `It has to be later than the end of the term on ${previousUntil}`,
    });
  const latest = monthsAway(previousUntil, MOST_MONTHS_PUT_OFF);
  if (until > latest)
    invalidField('/until', 'postponed-too-long', {
      zh: `延期最长一年，不能晚于${latest}`,
      en: `By a year at most, to ${latest}`,
    });
  const data = { unit, election, previousUntil, until, reason, approvedBy, on: around.today };
  return [{ type: 'organization.election-postponed', data }];
}

/** The last one only: terms that came after it rest on it. */
function withdrawElection({ unit, election, reason, on }: Of<'withdrawElection'>, terms: Terms): PartyTermFact[] {
  if (terms.some((term) => term.election === election && term.withdrawn === reason)) return [];
  standingTerm(terms, election);
  return [{ type: 'organization.election-withdrawn', data: { unit, election, reason, on } }];
}

/** Once for each last day; nothing of a term that another has followed, or that ended with its organisation. */
function noteTerm({ unit, above, dissolvedOn, election, on }: Of<'noteTerm'>, terms: Terms): PartyTermFact[] {
  const term = lastTerm(terms);
  if (term?.election !== election || term.told === 'overdue' || term.told === 'lapsed') return [];
  if (dissolvedOn) return [{ type: 'organization.term-lapsed', data: { unit, election, dissolvedOn } }];
  const data = { unit, above, election, until: term.until, on };
  const state = stateOn(term, on);
  if (state === 'overdue') return [{ type: 'organization.election-overdue', data }];
  return state === 'dueSoon' && !term.told ? [{ type: 'organization.election-due', data }] : [];
}

function standingTerm(terms: Terms, election: string): Term {
  const term = terms.find((one) => one.election === election) ?? notFound({ zh: '换届选举', en: 'election' });
  if (term.withdrawn !== undefined)
    refuse('election-withdrawn', '这次选举的登记已撤回', 'This election was withdrawn', {
      zh: '请在现任这一届上办理',
      en: 'Choose the term that counts now',
    });
  if (lastTerm(terms) !== term)
    refuse('term-succeeded', '这次选举之后已再次换届', 'Another election followed this one', {
      zh: '请在现任这一届上办理',
      en: 'Choose the term that counts now',
    });
  return term;
}
