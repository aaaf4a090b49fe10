import type { GroupRight } from '@ronghe/contracts';
import { refuse } from '@ronghe/event-sourcing';
import type { Grant } from './party-organization.js';

/** Whether the right is held on the day. */
export const holdsOn = ({ from, to, withdrawnOn }: Omit<Grant, 'uses'>, day: string): boolean =>
  from <= day && (!to || day <= to) && (!withdrawnOn || day < withdrawnOn);

const ASK = { zh: '请上级党组织授权后再行使', en: 'Have it granted first' };
const OTHER_DAY = { zh: '请核对日期，或请上级党组织重新授权', en: 'Check the day, or have it granted anew' };

/** The grant by which the right is used on the day; without one, the refusal says what is wrong with the day. */
export function grantForUse(
  grants: ReadonlyMap<string, Grant>,
  right: GroupRight,
  day: string,
): readonly [id: string, grant: Grant] {
  const ofRight = [...grants]
    .filter(([, grant]) => grant.right === right)
    .sort(([, a], [, b]) => (a.from < b.from ? -1 : 1));
  const found = ofRight.find(([, grant]) => holdsOn(grant, day));
  if (found) return found;
  const [, last] = ofRight.findLast(([, { from }]) => from <= day) ?? [];
  if (last?.withdrawnOn && last.withdrawnOn <= day)
    return refuse(
      'right-withdrawn',
      `这项权利已于${last.withdrawnOn}收回`,
      `This right was withdrawn on ${last.withdrawnOn}`,
      OTHER_DAY,
    );
  if (last) return refuse('right-ended', `这项权利已于${last.to}到期`, `This right ended on ${last.to}`, OTHER_DAY);
  const [, first] = ofRight[0] ?? [];
  if (first)
    return refuse(
      'right-not-yet',
      `这项权利自${first.from}起才有`,
      `This right is held only from ${first.from}`,
      OTHER_DAY,
    );
  return refuse('right-not-held', '党小组没有这项权利', 'The group does not hold this right', ASK);
}
