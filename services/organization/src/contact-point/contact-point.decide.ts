import type { ContactPointFact, ContactPurpose } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { type ContactPoint, type KnownPoint, type Visit, contactPointId } from './contact-point.js';

/** What a visit found, as it is written down. */
export interface FindingDraft {
  finding: string;
  title: string;
  severity: number;
  /** The place itself unless said. */
  responsibleUnit?: string;
  responsible?: string;
  dueOn?: string;
}

/** `today` is the day on which it is written down. */
export type ContactPointCommand =
  | {
      kind: 'openPoint';
      unit: string;
      person: string;
      purposes: readonly ContactPurpose[];
      on: string;
      today: string;
    }
  | { kind: 'passPoint'; point: string; to: string; on: string; today: string }
  | { kind: 'closePoint'; point: string; reason?: string; on: string; today: string }
  | { kind: 'releasePoint'; point: string; today: string }
  | {
      kind: 'logVisit';
      point: string;
      visit: string;
      on: string;
      hours: number;
      done: string;
      findings: readonly FindingDraft[];
      today: string;
    }
  | { kind: 'correctVisit'; point: string; visit: string; hours: number; done: string; reason: string }
  | { kind: 'withdrawVisit'; point: string; visit: string; reason: string; today: string }
  | { kind: 'addFindings'; point: string; visit: string; findings: readonly FindingDraft[] }
  | { kind: 'withdrawFinding'; point: string; visit: string; finding: string; reason: string; today: string };

type Of<K extends ContactPointCommand['kind']> = Extract<ContactPointCommand, { kind: K }>;

export function decideContactPoint(command: ContactPointCommand, state: ContactPoint): ContactPointFact[] {
  switch (command.kind) {
    case 'openPoint':
      return open(command, state);
    case 'passPoint':
      return pass(command, openOnly(state));
    case 'closePoint':
      return close(command, openOnly(state));
    case 'releasePoint':
      return state.is === 'open' ? [closed(state, undefined, later(command.today, lastDay(state)))] : [];
    case 'logVisit':
      return logVisit(command, known(state));
    case 'correctVisit':
      return correct(command, known(state));
    case 'withdrawVisit':
      return withdraw(command, known(state));
    case 'addFindings': {
      const point = known(state);
      return recorded(point, command.visit, visitOf(point, command.visit).on, command.findings);
    }
    case 'withdrawFinding':
      return withdrawFinding(command, known(state));
    default:
      return command satisfies never;
  }
}

/** A place that was given up may become his again, from the day on which it was. */
function open({ unit, person, purposes, on, today }: Of<'openPoint'>, state: ContactPoint): ContactPointFact[] {
  if (state.is === 'open')
    refuse('contact-point-exists', '这里已是该领导的联系点', 'This is a contact point of that leader already', {
      zh: '请在原联系点上登记',
      en: 'Go on with the one that there is',
    });
  notInFuture(on, today);
  if (state.is === 'closed') notBefore(state.closedOn!, on, '上次撤销日期', 'it was given up');
  return [
    {
      type: 'organization.contact-point-opened',
      data: { point: contactPointId(unit, person), unit, person, purposes: [...purposes], on },
    },
  ];
}

function pass({ to, on, today }: Of<'passPoint'>, point: KnownPoint): ContactPointFact[] {
  if (to === point.person)
    invalidField('/to', 'same-leader', { zh: '移交对象就是现任领导', en: 'He is the leader who has it now' });
  lastDayFits(point, on, today);
  return [
    { type: 'organization.contact-point-passed', data: { ...about(point), purposes: [...point.purposes], to, on } },
  ];
}

function close({ reason, on, today }: Of<'closePoint'>, point: KnownPoint): ContactPointFact[] {
  lastDayFits(point, on, today);
  return [closed(point, reason, on)];
}

/** A visit of a time when the place was his may be logged after he gave it up. */
function logVisit({ visit, on, hours, done, findings, today }: Of<'logVisit'>, point: KnownPoint): ContactPointFact[] {
  if (on > today)
    invalidField(
      '/on',
      'visit-in-future',
      { zh: '走访日期还没有到', en: 'That day has not come yet' },
      { zh: '请在走访之后登记', en: 'Log it once it has taken place' },
    );
  if (on < point.on)
    invalidField('/on', 'visit-before-opened', {
      zh: `联系点${point.on}才建立`,
      en: `It is a contact point only since ${point.on}`,
    });
  if (point.closedOn && on > point.closedOn)
    invalidField('/on', 'visit-after-closed', {
      zh: `联系点${point.closedOn}已撤销`,
      en: `It is no contact point any more since ${point.closedOn}`,
    });
  if ([...point.visits.values()].some((other) => other.on === on))
    refuse('visit-that-day', `${on}的走访已登记`, `A visit on ${on} was logged already`, {
      zh: '请在那次走访上补充问题或更正',
      en: 'Add what was found to that visit, or correct it',
    });
  return [
    { type: 'organization.contact-visit-logged', data: { ...about(point), visit, hours, done, on } },
    ...recorded(point, visit, on, findings),
  ];
}

/** The day stays: a visit of another day is another visit. */
function correct({ visit, hours, done, reason }: Of<'correctVisit'>, point: KnownPoint): ContactPointFact[] {
  const { on, ...was } = visitOf(point, visit);
  if (was.hours === hours && was.done === done)
    refuse('nothing-corrected', '内容没有变化', 'Nothing of it differs', {
      zh: '请修改时长或内容后再提交',
      en: 'Change the hours or the words first',
    });
  return [{ type: 'organization.contact-visit-corrected', data: { ...about(point), visit, hours, done, reason, on } }];
}

/** With the visit goes what it had found. */
function withdraw({ visit, reason, today: on }: Of<'withdrawVisit'>, point: KnownPoint): ContactPointFact[] {
  return [
    ...[...visitOf(point, visit).findings].map((finding): ContactPointFact => ({
      type: 'organization.contact-finding-withdrawn',
      data: { ...about(point), visit, finding, reason, on },
    })),
    { type: 'organization.contact-visit-withdrawn', data: { ...about(point), visit, reason, on } },
  ];
}

function withdrawFinding(command: Of<'withdrawFinding'>, point: KnownPoint): ContactPointFact[] {
  const { visit, finding, reason, today: on } = command;
  if (!visitOf(point, visit).findings.has(finding)) notFound({ zh: '走访问题', en: 'finding' });
  return [{ type: 'organization.contact-finding-withdrawn', data: { ...about(point), visit, finding, reason, on } }];
}

function recorded(point: KnownPoint, visit: string, on: string, findings: readonly FindingDraft[]): ContactPointFact[] {
  return findings.map((draft, i): ContactPointFact => {
    if (draft.dueOn && draft.dueOn < on)
      invalidField(`/findings/${i}/dueOn`, 'due-before-visit', {
        zh: '整改期限早于走访日期',
        en: 'Due before the visit',
      });
    return {
      type: 'organization.contact-finding-recorded',
      data: { ...about(point), visit, ...draft, responsibleUnit: draft.responsibleUnit ?? point.unit, on },
    };
  });
}

const about = ({ unit, person }: KnownPoint) => ({ point: contactPointId(unit, person), unit, person });

const closed = (point: KnownPoint, reason: string | undefined, on: string): ContactPointFact => ({
  type: 'organization.contact-point-closed',
  data: { ...about(point), reason, on },
});

const later = (a: string, b: string): string => (a > b ? a : b);

/** The last day of which something is known. */
const lastDay = ({ on, visits }: KnownPoint): string =>
  [...visits.values()].reduce((last, visit) => later(last, visit.on), on);

function lastDayFits(point: KnownPoint, on: string, today: string): void {
  notInFuture(on, today);
  notBefore(lastDay(point), on, '建立或最近一次走访日期', 'it was opened or last visited');
}

function notInFuture(on: string, today: string): void {
  if (on > today) invalidField('/on', 'in-future', { zh: '日期还没有到', en: 'That day has not come yet' });
}

function notBefore(first: string, on: string, zh: string, en: string): void {
  if (on < first) invalidField('/on', 'too-early', { zh: `日期早于${zh}${first}`, en: `Before ${en} on ${first}` });
}

function known(state: ContactPoint): KnownPoint {
  return state.is === 'unknown' ? notFound({ zh: '联系点', en: 'contact point' }) : state;
}

function openOnly(state: ContactPoint): KnownPoint {
  const point = known(state);
  if (point.is === 'closed')
    refuse('contact-point-closed', `联系点${point.closedOn}已撤销`, `It was given up on ${point.closedOn}`, {
      zh: '如需继续，请重新建立',
      en: 'Open it again if it is to go on',
    });
  return point;
}

const visitOf = ({ visits }: KnownPoint, visit: string): Visit =>
  visits.get(visit) ?? notFound({ zh: '走访记录', en: 'visit' });
