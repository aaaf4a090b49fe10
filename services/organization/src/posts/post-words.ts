import type { PostEnding, PostKind, PostRole } from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';

export const KIND_WORDS: Record<PostKind, Words> = {
  administrative: { zh: '行政', en: 'administrative' },
  party: { zh: '党内', en: 'Party' },
};

export const ROLE_WORDS: Record<PostRole, Words> = {
  head: { zh: '行政正职', en: 'head' },
  deputyHead: { zh: '行政副职', en: 'deputy head' },
  teamLeader: { zh: '班组长', en: 'team leader' },
  deputyTeamLeader: { zh: '副班组长', en: 'deputy team leader' },
  otherAdministrative: { zh: '其他行政岗位', en: 'other administrative post' },
  secretary: { zh: '书记', en: 'secretary' },
  deputySecretary: { zh: '副书记', en: 'deputy secretary' },
  committeeMember: { zh: '委员', en: 'committee member' },
  groupLeader: { zh: '党小组长', en: 'group leader' },
  otherParty: { zh: '其他党内职务', en: 'other Party post' },
};

export const ENDING_WORDS: Record<PostEnding, Words> = {
  transferred: { zh: '调任', en: 'transferred' },
  termOver: { zh: '任期届满', en: 'term over' },
  retired: { zh: '退休', en: 'retired' },
  other: { zh: '其他', en: 'other' },
  left: { zh: '离职', en: 'left' },
  membershipEnded: { zh: '党员身份终止', en: 'membership ended' },
  forgotten: { zh: '人员已遗忘', en: 'person forgotten' },
};
