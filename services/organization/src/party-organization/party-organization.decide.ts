import type { GroupRight, PartyOrganizationFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead, takesBack } from '@ronghe/service-kit/pure';
import { type LeaderCommand, decideLeader } from './leaders.js';
import { limitIsWhole, withinLimit } from './limits.js';
import type { AnyPartyOrganizationFact, Declaration, Grant, Limit, PartyOrganization } from './party-organization.js';
import { grantForUse } from './right-on-day.js';
import { type TermCommand, decideTerm } from './terms.decide.js';

export type PartyOrganizationCommand =
  | { kind: 'declareIdentity'; partyGroup: string; groupType: string; brand?: string; on: string; around: GroupAround }
  | {
      kind: 'grantRight';
      partyGroup: string;
      grant: string;
      right: GroupRight;
      from: string;
      to?: string;
      limit?: Limit;
      around: GroupAround;
    }
  | {
      kind: 'useRight';
      partyGroup: string;
      use: string;
      right: GroupRight;
      on: string;
      what: string;
      fen?: number;
      around: GroupAround;
    }
  | { kind: 'withdrawRight'; partyGroup: string; grant: string; on: string; reason: string; today: string }
  | LeaderCommand
  | TermCommand;

/** What the stream itself does not know: since when the group exists, and the business date of the command. */
export interface GroupAround {
  foundedOn: string;
  today: string;
}

export function decidePartyOrganization(
  command: PartyOrganizationCommand,
  group: PartyOrganization,
): AnyPartyOrganizationFact[] {
  switch (command.kind) {
    case 'declareIdentity':
      return declareIdentity(command, group.declarations);
    case 'grantRight':
      return grantRight(command, group.grants);
    case 'useRight':
      return useRight(command, group.grants);
    case 'withdrawRight':
      return withdrawRight(command, group.grants);
    case 'appointLeader':
    case 'endLeader':
      return decideLeader(command, group.leaders);
    default:
      return decideTerm(command, group.terms);
  }
}

type Of<K extends PartyOrganizationCommand['kind']> = Extract<PartyOrganizationCommand, { kind: K }>;
type Grants = PartyOrganization['grants'];

/** The last declaration holds; to say the same again is to say nothing. */
function declareIdentity(
  { partyGroup, groupType, brand, on, around }: Of<'declareIdentity'>,
  declarations: readonly Declaration[],
): PartyOrganizationFact[] {
  const last = declarations.at(-1);
  if (last && last.groupType === groupType && last.brand === brand) return [];
  notBeforeFounding('/on', on, around);
  notInFuture(on, around);
  if (last && on < last.on)
    invalidField('/on', 'before-last-declaration', {
      zh: `日期早于上一次申报日期${last.on}`,
      en: `Before the last declaration on ${last.on}`,
    });
  return [{ type: 'organization.group-declared', data: { partyGroup, groupType, brand, on } }];
}

function grantRight(command: Of<'grantRight'>, grants: Grants): PartyOrganizationFact[] {
  const { partyGroup, grant, right, from, to, limit, around } = command;
  notBeforeFounding('/from', from, around);
  notTooFarAhead(from, around.today, '/from');
  if (to && to < from)
    invalidField('/to', 'range', { zh: '结束日期早于开始日期', en: 'It would end before it begins' });
  if (limit) limitIsWhole(limit, right);
  if ([...grants.values()].some((held) => held.right === right && overlaps(held, from, to)))
    refuse('right-held', '这段时间党小组已有这项权利', 'The group holds this right in that time already', {
      zh: '请先收回原来的授权，或改选日期',
      en: 'Withdraw the earlier grant first, or choose other dates',
    });
  return [{ type: 'organization.right-granted', data: { partyGroup, grant, right, from, to, limit } }];
}

function useRight(command: Of<'useRight'>, grants: Grants): PartyOrganizationFact[] {
  const { partyGroup, use, right, on, what, fen, around } = command;
  notInFuture(on, around);
  moneyOfBonusOnly(right, fen);
  const [grant, held] = grantForUse(grants, right, on);
  withinLimit(held, { on, fen });
  return [{ type: 'organization.right-used', data: { partyGroup, grant, right, use, on, what, fen } }];
}

function withdrawRight(
  { partyGroup, grant, on, reason, today }: Of<'withdrawRight'>,
  grants: Grants,
): PartyOrganizationFact[] {
  const held = grants.get(grant) ?? notFound({ zh: '授权', en: 'grant' });
  const { right, from, to, uses } = held;
  const isBroughtForward = held.withdrawnOn !== undefined && today < held.withdrawnOn && on < held.withdrawnOn;
  if (held.withdrawnOn && !isBroughtForward)
    refuse(
      'grant-withdrawn',
      `这项授权已于${held.withdrawnOn}收回`,
      `This grant was withdrawn on ${held.withdrawnOn} already`,
      { zh: '收回日期未到时，只能改为更早的日期', en: 'Until that day comes it can be moved to an earlier one' },
    );
  if (takesBack(on, from, today))
    return [{ type: 'organization.right-withdrawn', data: { partyGroup, grant, right, on: from, reason } }];
  notTooFarAhead(on, today, '/on');
  if (on < from)
    invalidField('/on', 'before-from', { zh: `早于授权日期${from}`, en: `Before it was granted on ${from}` });
  if (to && on > to) refuse('grant-over', `这项授权已于${to}到期`, `This grant was over on ${to}`);
  const later = uses.filter((use) => use.on >= on).length;
  if (later > 0)
    refuse(
      'used-since',
      `${on}起已行使${later}次，不能从这一天收回`,
      `It was used ${later} times since ${on}, so it cannot be withdrawn from that day`,
      { zh: '请选择最后一次行使之后的日期', en: 'Choose a day after its last use' },
    );
  return [{ type: 'organization.right-withdrawn', data: { partyGroup, grant, right, on, reason } }];
}

function notBeforeFounding(pointer: string, day: string, { foundedOn }: GroupAround): void {
  if (day < foundedOn)
    invalidField(pointer, 'before-founding', {
      zh: `日期早于党小组成立日期${foundedOn}`,
      en: `Before the group was founded on ${foundedOn}`,
    });
}

function notInFuture(on: string, { today }: GroupAround): void {
  if (on > today) invalidField('/on', 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
}

function moneyOfBonusOnly(right: GroupRight, fen: number | undefined): void {
  if (right === 'bonus' && fen === undefined)
    invalidField('/amount', 'amount-missing', { zh: '请填写分配金额', en: 'Say how much money it is' });
  if (right !== 'bonus' && fen !== undefined)
    invalidField('/amount', 'money-of-bonus-only', {
      zh: '只有行使奖金分配权时填写金额',
      en: 'Only a use of the bonus right has an amount',
    });
}

const overlaps = ({ from, to, withdrawnOn }: Grant, first: string, last: string | undefined): boolean =>
  (!last || from <= last) && (!to || first <= to) && (!withdrawnOn || (first < withdrawnOn && from < withdrawnOn));
