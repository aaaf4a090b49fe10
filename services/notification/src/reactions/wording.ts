import type {
  AccountFact,
  AllianceFact,
  DutyListFact,
  NoticeLevel,
  PartyTermFact,
  ProblemFact,
  TrainingFact,
  TrainingSessionFact,
} from '@ronghe/contracts';
import type { Recorded, Words } from '@ronghe/event-sourcing';
import { FRONT, type FrontFact, frontWording } from './front-wording.js';
import type { KnownAlliance } from './known.js';
import { termWording } from './term-wording.js';
import { trainingWording } from './training-wording.js';

export type Noteworthy =
  | AllianceFact
  | ProblemFact
  | AccountFact
  | DutyListFact
  | FrontFact
  | PartyTermFact
  | TrainingFact
  | TrainingSessionFact;

/** What the wording may look up. */
export interface Around {
  alliance?: KnownAlliance;
  unitName: (unit: string) => string;
}

export interface Wording {
  recipients: readonly string[];
  level: NoticeLevel;
  title: Words;
  body: Words;
  link: string;
}

export const NOTEWORTHY = [
  'alliance-project.alliance-formed',
  'alliance-project.problem-raised',
  'alliance-project.problem-claimed',
  'alliance-project.problem-released',
  'alliance-project.problem-overdue',
  'alliance-project.problem-closed',
  ...FRONT,
  'scoring.points-recorded',
  'scoring.points-reversed',
  'organization.duty-signature-asked',
  'organization.duty-signature-reminded',
  'organization.trainee-enrolled',
  'organization.trainee-reminded',
  'organization.key-staff-proposed',
  'organization.election-due',
  'organization.election-overdue',
] as const;

const unit = (id: string): string => `unit:${id}`;
const person = (id: string): string => `person:${id}`;

/** Who is told what about an event; undefined when nobody is. No person is named: notices stay after he is forgotten. */
export function wordingOf(event: Recorded<Noteworthy>, { alliance, unitName }: Around): Wording | undefined {
  switch (event.type) {
    case 'alliance-project.alliance-formed': {
      const { name, goal, parties, alliance: id } = event.data;
      return {
        recipients: parties.map(unit),
        level: 'information',
        title: { zh: `加入联盟：${name}`, en: `Joined alliance: ${name}` },
        body: { zh: goal, en: goal },
        link: `/alliances/${id}`,
      };
    }
    case 'alliance-project.problem-raised': {
      const { title, raisedBy, alliance: id } = event.data;
      const by = unitName(raisedBy);
      return {
        recipients: (alliance?.parties ?? []).filter((p) => p !== raisedBy).map(unit),
        level: 'information',
        title: { zh: `新难题待认领：${title}`, en: `A problem to claim: ${title}` },
        body: { zh: `${by}在联盟“${alliance?.name ?? ''}”提出`, en: `Raised by ${by} in “${alliance?.name ?? ''}”` },
        link: `/alliances/${id}`,
      };
    }
    case 'alliance-project.problem-claimed': {
      const { title, unit: claimer, raisedBy, raisedByPerson, dueOn, alliance: id } = event.data;
      const by = unitName(claimer);
      return {
        recipients: [person(raisedByPerson), unit(raisedBy)],
        level: 'information',
        title: { zh: `难题已被认领：${title}`, en: `Problem claimed: ${title}` },
        body: { zh: `${by}认领，承诺${dueOn}前完成`, en: `By ${by}, promised by ${dueOn}` },
        link: `/alliances/${id}`,
      };
    }
    case 'alliance-project.problem-released': {
      const { title, unit: claimer, reason, alliance: id } = event.data;
      const by = unitName(claimer);
      return {
        recipients: (alliance?.parties ?? []).filter((p) => p !== claimer).map(unit),
        level: 'reminder',
        title: { zh: `难题被退回，待认领：${title}`, en: `Given back, to be claimed: ${title}` },
        body: { zh: `${by}退回：${reason}`, en: `${by}: ${reason}` },
        link: `/alliances/${id}`,
      };
    }
    case 'alliance-project.problem-overdue': {
      const { title, unit: claimer, dueOn, alliance: id } = event.data;
      return {
        recipients: [unit(claimer)],
        level: 'warning',
        title: { zh: `难题已逾期：${title}`, en: `Problem overdue: ${title}` },
        body: { zh: `承诺${dueOn}前完成，尚未销号`, en: `Promised by ${dueOn} and not closed` },
        link: `/alliances/${id}`,
      };
    }
    case 'alliance-project.problem-closed': {
      const { title, unit: solver, raisedBy, raisedByPerson, evidence, alliance: id } = event.data;
      const by = unitName(solver);
      return {
        recipients: [person(raisedByPerson), unit(raisedBy)],
        level: 'information',
        title: { zh: `难题已销号：${title}`, en: `Problem closed: ${title}` },
        body: { zh: `${by}：${evidence}`, en: `${by}: ${evidence}` },
        link: `/alliances/${id}`,
      };
    }
    case 'scoring.points-recorded': {
      const { subject, itemName, points, period, reason } = event.data;
      const signed = points > 0 ? `+${points}` : String(points);
      return {
        recipients: [subject],
        level: 'information',
        title: { zh: `积分变动 ${signed}：${itemName}`, en: `Points ${signed}: ${itemName}` },
        body: { zh: reason, en: reason },
        link: `/standings?subject=${encodeURIComponent(subject)}&period=${period}`,
      };
    }
    case 'scoring.points-reversed': {
      const { subject, points, period, reason } = event.data;
      const signed = points > 0 ? `+${points}` : String(points);
      return {
        recipients: [subject],
        level: 'information',
        title: { zh: `积分已冲正 ${signed}`, en: `Points reversed ${signed}` },
        body: { zh: reason, en: reason },
        link: `/standings?subject=${encodeURIComponent(subject)}&period=${period}`,
      };
    }
    case 'organization.duty-signature-asked':
    case 'organization.duty-signature-reminded':
      return dutyWording(event, unitName(event.data.unit));
    case 'organization.trainee-enrolled':
    case 'organization.trainee-reminded':
    case 'organization.key-staff-proposed':
      return trainingWording(event, unitName(event.data.unit));
    case 'organization.election-due':
    case 'organization.election-overdue':
      return termWording(event, unitName(event.data.unit));
    default:
      return isFront(event) ? frontWording(event, unitName(event.data.unit)) : undefined;
  }
}

const isFront = (event: Recorded<Noteworthy>): event is Recorded<FrontFact> =>
  FRONT.some((type) => type === event.type);

type ToSign = Extract<
  Recorded<DutyListFact>,
  { type: 'organization.duty-signature-asked' | 'organization.duty-signature-reminded' }
>;

function dutyWording(event: ToSign, unitName: string): Wording {
  const { name, version, person: signer, dueOn } = event.data;
  const again = event.type === 'organization.duty-signature-reminded';
  const late = event.type === 'organization.duty-signature-reminded' && event.data.overdue;
  return {
    recipients: [person(signer)],
    level: again ? 'reminder' : 'information',
    title: {
      zh: `${again ? '请尽快签署' : '请签署'}：${name} ${version}版`,
      en: `${again ? 'Not signed yet' : 'To sign'}: ${name}, version ${version}`,
    },
    body: late
      ? { zh: `${unitName}，签署期限${dueOn}已过`, en: `${unitName}; it was to be signed by ${dueOn}` }
      : { zh: `${unitName}，请在${dueOn}前签署`, en: `${unitName}; sign it by ${dueOn}` },
    link: '/my-duties',
  };
}
