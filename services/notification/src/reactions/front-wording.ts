import type { ContactPointFact, RectificationFact, StationBookFact } from '@ronghe/contracts';
import type { Recorded } from '@ronghe/event-sourcing';
import type { Wording } from './wording.js';

/** What leaders and those who put things right are told. */
export const FRONT = [
  'organization.contact-point-opened',
  'organization.station-shortfall',
  'organization.station-shortfall-lifted',
  'alliance-project.rectification-opened',
  'alliance-project.rectification-assigned',
  'alliance-project.rectification-done',
  'alliance-project.rectification-reopened',
  'alliance-project.rectification-overdue',
  'alliance-project.rectification-closed',
] as const;

export type FrontFact = Extract<
  ContactPointFact | StationBookFact | RectificationFact,
  { type: (typeof FRONT)[number] }
>;

const to = (unit: string | undefined, ...people: (string | undefined)[]): string[] => [
  ...new Set([...people.flatMap((person) => (person ? `person:${person}` : [])), ...(unit ? [`unit:${unit}`] : [])]),
];

export function frontWording(event: Recorded<FrontFact>, unitName: string): Wording {
  switch (event.type) {
    case 'organization.contact-point-opened': {
      const { person, on } = event.data;
      return {
        recipients: to(undefined, person),
        level: 'information',
        title: { zh: `您的联系点：${unitName}`, en: `Your contact point: ${unitName}` },
        body: { zh: `从${on}起，请定期走访`, en: `From ${on}; visit it regularly` },
        link: '/my-contact-points',
      };
    }
    case 'organization.station-shortfall': {
      const { person, unit, week, days, min } = event.data;
      return {
        recipients: to(unit, person),
        level: 'warning',
        title: { zh: `驻站带班不足：${week}`, en: `Too few days at stations: ${week}` },
        body: { zh: `${unitName}，${days}天，应至少${min}天`, en: `${unitName}: ${days} of at least ${min}` },
        link: `/station-days?person=${encodeURIComponent(person)}`,
      };
    }
    case 'organization.station-shortfall-lifted': {
      const { person, unit, week, because } = event.data;
      const why =
        because === 'excused'
          ? { zh: '已准假', en: 'the week was excused' }
          : { zh: '已补登记', en: 'a day was logged' };
      return {
        recipients: to(unit, person),
        level: 'information',
        title: { zh: `驻站带班不足已消除：${week}`, en: `No shortfall any more: ${week}` },
        body: { zh: `${unitName}，${why.zh}`, en: `${unitName}: ${why.en}` },
        link: `/station-days?person=${encodeURIComponent(person)}`,
      };
    }
    default:
      return rectificationWording(event, unitName);
  }
}

type Put = Extract<RectificationFact, { type: FrontFact['type'] }>;

function rectificationWording(event: Recorded<Put>, unitName: string): Wording {
  const { title, unit, person } = event.data;
  const link = '/rectifications';
  switch (event.type) {
    case 'alliance-project.rectification-opened':
      return {
        recipients: person ? to(undefined, person) : to(unit),
        level: 'information',
        title: { zh: `新整改：${title}`, en: `To be put right: ${title}` },
        body: {
          zh: `${unitName}${person ? '' : '，请落实责任人'}${event.data.dueOn ? `，期限${event.data.dueOn}` : ''}`,
          en: `${unitName}${person ? '' : '; name who does it'}${event.data.dueOn ? `; by ${event.data.dueOn}` : ''}`,
        },
        link,
      };
    case 'alliance-project.rectification-assigned':
      return {
        recipients: to(undefined, person),
        level: 'information',
        title: { zh: `整改由您负责：${title}`, en: `Yours to put right: ${title}` },
        body: { zh: `${unitName}，期限${event.data.dueOn}`, en: `${unitName}; by ${event.data.dueOn}` },
        link,
      };
    case 'alliance-project.rectification-done':
      return {
        recipients: to(unit),
        level: 'information',
        title: { zh: `整改待复核：${title}`, en: `To be checked: ${title}` },
        body: { zh: event.data.evidence, en: event.data.evidence },
        link,
      };
    case 'alliance-project.rectification-reopened':
      return {
        recipients: to(unit, person),
        level: 'reminder',
        title: { zh: `整改被退回：${title}`, en: `Sent back: ${title}` },
        body: {
          zh: `${event.data.reason}，新期限${event.data.dueOn}`,
          en: `${event.data.reason}; now by ${event.data.dueOn}`,
        },
        link,
      };
    case 'alliance-project.rectification-overdue':
      return {
        recipients: to(unit, person),
        level: 'warning',
        title: { zh: `整改已逾期：${title}`, en: `Not put right in time: ${title}` },
        body: { zh: `${unitName}，期限${event.data.dueOn}`, en: `${unitName}; it was due on ${event.data.dueOn}` },
        link,
      };
    case 'alliance-project.rectification-closed':
      return {
        recipients: to(undefined, person, event.data.foundBy),
        level: 'information',
        title: { zh: `整改已销号：${title}`, en: `Put right: ${title}` },
        body: { zh: `${unitName}，已由另一人复核`, en: `${unitName}; another person looked at it` },
        link,
      };
  }
}
