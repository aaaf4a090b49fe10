import type { PartyTermFact } from '@ronghe/contracts';
import type { Recorded } from '@ronghe/event-sourcing';
import type { Wording } from './wording.js';

type Ending = Extract<Recorded<PartyTermFact>, { type: 'organization.election-due' | 'organization.election-overdue' }>;

/** The organisation whose term ends is told, and all above it, whose approval an election needs. */
export function termWording({ type, data }: Ending, unitName: string): Wording {
  const { unit, above, until } = data;
  const isOver = type === 'organization.election-overdue';
  return {
    recipients: [unit, ...above].map((id) => `unit:${id}`),
    level: isOver ? 'warning' : 'reminder',
    title: isOver
      ? { zh: `逾期未换届：${unitName}`, en: `Election overdue: ${unitName}` }
      : { zh: `任期将满，请准备换届：${unitName}`, en: `Election due: ${unitName}` },
    body: isOver
      ? { zh: `任期已于${until}届满，请尽快换届`, en: `The term ended on ${until}: hold the election` }
      : { zh: `任期${until}届满`, en: `The term ends on ${until}` },
    link: `/terms?organization=${encodeURIComponent(unit)}`,
  };
}
