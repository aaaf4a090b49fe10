import { describe, it } from '@jest/globals';
import type { MembershipStage, PostFact, PostRole } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { Person } from '../person/person.js';
import type { PostCommand } from './post.decide.js';
import { post } from './post.decider.js';

type Of<K extends PostCommand['kind']> = Extract<PostCommand, { kind: K }>;
type DataOf<T extends PostFact['type']> = Extract<PostFact, { type: T }>['data'];

const today = '2026-06-15';
const SAFETY = { code: 'A1', name: '安全生产' };
const STUDY = { code: 'P1', name: '理论学习' };
const HEAD = 'production.W.HEAD';
const about = { post: HEAD, unit: 'production.W', kind: 'administrative', role: 'head' } as const;

const create = (change: Partial<Of<'createPost'>> = {}): PostCommand => ({
  kind: 'createPost',
  unit: 'production.W',
  code: 'HEAD',
  name: '厂长',
  role: 'head',
  duties: { found: [SAFETY], unregistered: [] },
  on: '2026-01-01',
  today,
  around: { foundedOn: '2015-01-01', tree: 'production' },
  ...change,
});
const created = (change: Partial<DataOf<'organization.post-created'>> = {}): PostFact => ({
  type: 'organization.post-created',
  data: { ...about, code: 'HEAD', name: '厂长', duties: [SAFETY], on: '2026-01-01', ...change },
});
const change = (found = [SAFETY, STUDY], on = '2026-03-01', unregistered: string[] = []): PostCommand => ({
  kind: 'changeDuties',
  post: HEAD,
  duties: { found, unregistered },
  on,
  today,
});
const changed: PostFact = {
  type: 'organization.post-duties-changed',
  data: { post: HEAD, unit: 'production.W', kind: 'administrative', duties: [SAFETY, STUDY], on: '2026-03-01' },
};
const details = (membership?: MembershipStage) => ({
  name: 'pd1.n',
  unit: 'production.W',
  membership,
  stages: {},
  employedOn: '2010-07-01',
  lastOn: '2010-07-01',
});
const somebody = (membership?: MembershipStage): Person => ({ is: 'registered', ...details(membership) });
const appoint = (candidate: Person = somebody(), from = '2026-02-01', appointment = 'a1'): PostCommand => ({
  kind: 'appoint',
  post: HEAD,
  appointment,
  person: 'p',
  from,
  candidate,
  today,
});
const begun = (from = '2026-02-01'): PostFact => ({
  type: 'organization.appointment-begun',
  data: { ...about, appointment: 'a1', person: 'p', from },
});
const end = (on = '2026-05-01', appointment = 'a1'): PostCommand => ({
  kind: 'endAppointment',
  post: HEAD,
  appointment,
  on,
  reason: 'transferred',
  today,
});
const ended = (
  on = '2026-05-01',
  reason: DataOf<'organization.appointment-ended'>['reason'] = 'transferred',
  from = '2026-02-01',
): PostFact => ({
  type: 'organization.appointment-ended',
  data: { ...about, appointment: 'a1', person: 'p', from, on, reason },
});
const vacate = (on: string): PostCommand => ({
  kind: 'vacate',
  post: HEAD,
  appointment: 'a1',
  on,
  reason: 'forgotten',
});
const abolish = (on = '2026-06-01'): PostCommand => ({ kind: 'abolishPost', post: HEAD, on, today });
const abolished: PostFact = {
  type: 'organization.post-abolished',
  data: { post: HEAD, unit: 'production.W', kind: 'administrative', on: '2026-06-01' },
};

describe('creating a post', () => {
  it('is done once for a code of a unit, and its role says of which kind it is', () => {
    given(post).when(create()).then([created()]);
    given(post, [created()]).when(create()).thenRefused('post-exists');
    given(post, [created(), abolished]).when(create()).thenRefused('post-exists');
  });

  it('stands in the tree of its kind, not before its unit, with duties that are registered', () => {
    given(post)
      .when(create({ role: 'secretary' }))
      .thenRefused('post-in-other-tree');
    given(post)
      .when(create({ around: { foundedOn: '2015-01-01', tree: 'party' } }))
      .thenRefused('post-in-other-tree');
    given(post)
      .when(create({ on: '2014-12-31' }))
      .thenRefused('before-founding');
    given(post)
      .when(create({ duties: { found: [], unregistered: ['X9'] } }))
      .thenRefused('duty-not-registered');
  });
});

describe('changing the duties of a post', () => {
  it('says all of them anew, and nothing when they are the same in another order', () => {
    given(post, [created()]).when(change()).then([changed]);
    given(post, [created(), changed])
      .when(change([STUDY, SAFETY], '2026-04-01'))
      .then([]);
  });

  it('takes registered duties only, not before the last change, and not of a post that is no more', () => {
    given(post, [created()])
      .when(change([], '2026-03-01', ['X9']))
      .thenRefused('duty-not-registered');
    given(post, [created(), changed])
      .when(change([SAFETY], '2026-02-28'))
      .thenRefused('before-last-change');
    given(post, [created(), abolished]).when(change()).thenRefused('post-abolished');
    given(post).when(change()).thenRefused('not-found');
  });
});

describe('appointing somebody', () => {
  it('takes one holder at a time, a later one once the first has gone', () => {
    given(post, [created()]).when(appoint()).then([begun()]);
    given(post, [created(), begun()])
      .when(appoint(somebody(), '2026-07-01', 'a2'))
      .thenRefused('post-held');
    given(post, [created(), begun(), ended()])
      .when(appoint(somebody(), '2026-04-30'))
      .thenRefused('before-last-holder-left');
    given(post, [created(), begun(), ended()])
      .when(appoint(somebody(), '2026-05-01'))
      .then([begun('2026-05-01')]);
  });

  it('not before the post or his employment, not to a post that is no more', () => {
    given(post, [created()]).when(appoint(somebody(), '2025-12-31')).thenRefused('before-post');
    given(post, [created({ on: '2001-01-01' })])
      .when(appoint(somebody(), '2010-06-30'))
      .thenRefused('before-employment');
    given(post, [created(), abolished]).when(appoint()).thenRefused('post-abolished');
    given(post).when(appoint()).thenRefused('not-found');
  });

  it('nobody who is not registered, left or was forgotten', () => {
    given(post, [created()])
      .when(appoint({ is: 'left', ...details(), leftOn: '2026-01-31', reason: 'retired' }))
      .thenRefused('person-left');
    given(post, [created()])
      .when(appoint({ is: 'unknown' }))
      .thenRefused('unknown-person');
    given(post, [created()])
      .when(appoint({ is: 'forgotten', unit: 'production.W' }))
      .thenRefused('person-forgotten');
  });

  it.each<[PostRole, MembershipStage | undefined, string | undefined]>([
    ['secretary', undefined, 'party-post-for-members'],
    ['secretary', 'candidate', 'party-post-for-members'],
    ['otherParty', 'activist', 'party-post-for-members'],
    ['secretary', 'probationary', 'post-for-full-members'],
    ['deputySecretary', 'probationary', 'post-for-full-members'],
    ['committeeMember', 'probationary', 'post-for-full-members'],
    ['groupLeader', 'probationary', 'post-for-full-members'],
    ['otherParty', 'probationary', undefined],
    ['secretary', 'full', undefined],
    ['teamLeader', undefined, undefined],
  ])('%s to somebody whose stage is %s: %s', (role, membership, code) => {
    const of = { ...about, role, kind: role === 'teamLeader' ? 'administrative' : 'party' } as const;
    const tried = given(post, [created(of)]).when(appoint(somebody(membership)));
    if (code) tried.thenRefused(code);
    else
      tried.then([
        {
          type: 'organization.appointment-begun',
          data: { ...of, appointment: 'a1', person: 'p', from: '2026-02-01' },
        },
      ]);
  });
});

describe('ending an appointment', () => {
  it('ends the one that is open, on a later day than it began', () => {
    given(post, [created(), begun()]).when(end()).then([ended()]);
    given(post, [created(), begun()]).when(end('2026-02-01')).thenRefused('ends-before-it-begins');
    given(post, [created(), begun()]).when(end('2026-05-01', 'a2')).thenRefused('not-found');
    given(post, [created(), begun(), ended()]).when(end()).thenRefused('not-found');
  });

  it('is done by the platform for who left, once; one still to come ends as it begins', () => {
    given(post, [created(), begun()])
      .when(vacate('2026-04-01'))
      .then([ended('2026-04-01', 'forgotten')]);
    given(post, [created(), begun('2026-09-01')])
      .when(vacate('2026-04-01'))
      .then([ended('2026-09-01', 'forgotten', '2026-09-01')]);
    given(post, [created(), begun(), ended()]).when(vacate('2026-04-01')).then([]);
    given(post).when(vacate('2026-04-01')).then([]);
  });
});

describe('abolishing a post', () => {
  it('needs it to be vacant, and is done once', () => {
    given(post, [created()]).when(abolish()).then([abolished]);
    given(post, [created(), begun()]).when(abolish()).thenRefused('post-still-held');
    given(post, [created(), abolished]).when(abolish()).thenRefused('post-abolished');
  });

  it('is not before the post was created, nor before its last holder left', () => {
    given(post, [created()]).when(abolish('2025-12-31')).thenRefused('before-post');
    given(post, [created(), begun(), ended()]).when(abolish('2026-04-30')).thenRefused('before-last-holder-left');
  });
});
