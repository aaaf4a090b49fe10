import type { MembershipStage } from '@ronghe/contracts';
import { invalidField } from '@ronghe/event-sourcing';

export function membersHaveAStage(partyGroup: string | undefined, stage: MembershipStage | undefined): void {
  if (partyGroup && !stage)
    invalidField('/membership', 'group-without-membership', {
      zh: '编入党小组的人员要填写党员身份',
      en: 'Someone in a Party group needs a membership stage',
    });
}
