import { invalidField } from '@ronghe/event-sourcing';

export interface Votes {
  present: number;
  inFavour: number;
  against: number;
  abstained: number;
}

/** More than half of those present were for it. */
export const carried = ({ present, inFavour }: Votes): boolean => inFavour * 2 > present;

/** Everybody present voted once, and nobody else. */
export function votesFit({ present, inFavour, against, abstained }: Votes, members: number): void {
  if (present === 0) invalidField('/present', 'nobody-present', { zh: '到会人数不能为零', en: 'Nobody was present' });
  if (present > members)
    invalidField('/present', 'more-present-than-members', {
      zh: `到会${present}人，党小组只有党员${members}名`,
      en: `${present} were present; the group has ${members} members`,
    });
  const cast = inFavour + against + abstained;
  if (cast !== present)
    invalidField(
      '/present',
      'votes-do-not-fit',
      {
        zh: `赞成、反对、弃权合计${cast}票，到会${present}人`,
        en: `${cast} votes were counted; ${present} were present`,
      },
      { zh: '请核对票数，合计应等于到会人数', en: 'Count again: the votes sum to those present' },
    );
}
