import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const POST_KINDS = ['administrative', 'party'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** What a post is for; its name says it in the oilfield's own words. */
export const POST_ROLES = [
  'head',
  'deputyHead',
  'teamLeader',
  'deputyTeamLeader',
  'otherAdministrative',
  'secretary',
  'deputySecretary',
  'committeeMember',
  'groupLeader',
  'otherParty',
] as const;
export type PostRole = (typeof POST_ROLES)[number];

const OF_THE_PARTY: readonly PostRole[] = [
  'secretary',
  'deputySecretary',
  'committeeMember',
  'groupLeader',
  'otherParty',
];
export const kindOfRole = (role: PostRole): PostKind => (OF_THE_PARTY.includes(role) ? 'party' : 'administrative');

/** Why somebody holds a post no longer. Those who manage posts give the first four; the others follow from the person. */
export const GIVEN_ENDINGS = ['transferred', 'termOver', 'retired', 'other'] as const;
export const POST_ENDINGS = [...GIVEN_ENDINGS, 'left', 'membershipEnded', 'forgotten'] as const;
export type PostEnding = (typeof POST_ENDINGS)[number];

const dutyCode = id('code of the duty, the same in the register and on posts');
const dutyName = text('the duty; names nobody', 120);
const kind = oneOf(POST_KINDS, 'whether it is an administrative post or one of the Party');
const role = oneOf(POST_ROLES, 'what the post is for');
const post = id('post: its unit and its code');
const unit = id('production unit of an administrative post, Party organisation of a Party post');
const duties = Type.Array(Type.Object({ code: dutyCode, name: dutyName }, { additionalProperties: false }), {
  maxItems: 60,
  description: 'what the holder answers for, from the register of duties',
});
const appointment = { post, unit, kind, role, appointment: id('the appointment'), person: id('who holds the post') };

export const postEvents = [
  event('organization.post-created', '岗位已设立', 'A post was created', {
    post,
    unit,
    code: id('code of the post within its unit'),
    name: text('name of the post; names nobody', 60),
    kind,
    role,
    duties,
    on: businessDate('since when'),
  }),
  event('organization.post-duties-changed', '岗位职责已调整', 'The duties of a post changed', {
    post,
    unit,
    kind,
    duties,
    on: businessDate('since when'),
  }),
  event('organization.appointment-begun', '已任职', 'A person was appointed to a post', {
    ...appointment,
    from: businessDate('first day'),
  }),
  event('organization.appointment-ended', '任职已结束', 'A person holds a post no longer', {
    ...appointment,
    from: businessDate('first day'),
    on: businessDate('first day without the post'),
    reason: oneOf(POST_ENDINGS, 'why'),
  }),
  event('organization.post-abolished', '岗位已撤销', 'A post was abolished', {
    post,
    unit,
    kind,
    on: businessDate('first day without it'),
  }),
] as const;
export type PostFact = FactsOf<typeof postEvents>;

export const dutyRegisterEvents = [
  event(
    'organization.duties-registered',
    '责任目录已确定',
    'What the leaders of a unit have to carry was written down, as a whole',
    {
      unit: id('production unit'),
      partyOrganization: id('Party organisation that leads it'),
      duties: Type.Array(
        Type.Object(
          { code: dutyCode, name: dutyName, kind: oneOf(POST_KINDS, 'duty of which kind') },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 100 },
      ),
      on: businessDate('since when'),
    },
  ),
] as const;
export type DutyRegisterFact = FactsOf<typeof dutyRegisterEvents>;
export type PostDuty = { code: string; name: string };
export type RegisteredDuty = PostDuty & { kind: PostKind };
