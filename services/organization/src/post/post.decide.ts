import { type PostDuty, type PostEnding, type PostFact, type PostRole, kindOfRole } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { notTooFarAhead, takesBack } from '@ronghe/service-kit/pure';
import type { Person } from '../person/person.js';
import { mayHold } from './eligible.js';
import { type Holder, type Post, type Standing, postId } from './post.js';

/** Duties as the register of the unit has them; `unregistered`: codes that it does not have. */
export interface ChosenDuties {
  found: readonly PostDuty[];
  unregistered: readonly string[];
}

export type PostCommand =
  | {
      kind: 'createPost';
      unit: string;
      code: string;
      name: string;
      role: PostRole;
      duties: ChosenDuties;
      on: string;
      today: string;
      /** Since when the unit exists, and in which tree it stands. */
      around: { foundedOn: string; tree: 'party' | 'production' };
    }
  | { kind: 'changeDuties'; post: string; duties: ChosenDuties; on: string; today: string }
  | {
      kind: 'appoint';
      post: string;
      appointment: string;
      person: string;
      from: string;
      candidate: Person;
      today: string;
    }
  | { kind: 'endAppointment'; post: string; appointment: string; on: string; reason: PostEnding; today: string }
  /** By the platform, of who left or was forgotten: nothing to do when he holds the post no longer. */
  | { kind: 'vacate'; post: string; appointment: string; on: string; reason: PostEnding }
  /** By the platform, of who was chosen to lead a group: whoever held its post before him does so no longer. */
  | { kind: 'succeed'; post: string; appointment: string; person: string; from: string }
  | { kind: 'abolishPost'; post: string; on: string; today: string };

type Of<K extends PostCommand['kind']> = Extract<PostCommand, { kind: K }>;

export function decidePost(command: PostCommand, state: Post): PostFact[] {
  switch (command.kind) {
    case 'createPost':
      return create(command, state);
    case 'changeDuties':
      return changeDuties(command, standing(state));
    case 'appoint':
      return appoint(command, standing(state));
    case 'endAppointment':
      return endAppointment(command, standing(state));
    case 'vacate':
      return vacate(command, state);
    case 'succeed':
      return succeed(command, state);
    case 'abolishPost':
      return abolish(command, standing(state));
    default:
      return command satisfies never;
  }
}

function create({ unit, code, name, role, duties, on, today, around }: Of<'createPost'>, state: Post): PostFact[] {
  if (state.is !== 'unknown')
    refuse('post-exists', '本单位已有这个编码的岗位', 'The unit has a post of this code already', {
      zh: '请换一个编码，或使用原来的岗位',
      en: 'Choose another code, or use the post that is there',
    });
  const kind = kindOfRole(role);
  if ((kind === 'party') !== (around.tree === 'party'))
    invalidField('/role', 'post-in-other-tree', {
      zh: '党内职务设在党组织，行政职务设在行政单位',
      en: 'Party posts belong to Party organisations, administrative posts to production units',
    });
  notTooFarAhead(on, today, '/on');
  if (on < around.foundedOn)
    invalidField('/on', 'before-founding', {
      zh: `日期早于单位成立日期${around.foundedOn}`,
      en: `Before the unit was founded on ${around.foundedOn}`,
    });
  const data = { post: postId(unit, code), unit, code, name, kind, role, duties: registered(duties), on };
  return [{ type: 'organization.post-created', data }];
}

function changeDuties({ post, duties, on, today }: Of<'changeDuties'>, now: Standing): PostFact[] {
  const next = registered(duties);
  if (sameDuties(next, now.duties)) return [];
  notTooFarAhead(on, today, '/on');
  if (on < now.dutiesOn)
    invalidField('/on', 'before-last-change', {
      zh: `日期早于上一次调整日期${now.dutiesOn}`,
      en: `Before the duties last changed on ${now.dutiesOn}`,
    });
  const { unit, kind } = now;
  return [{ type: 'organization.post-duties-changed', data: { post, unit, kind, duties: next, on } }];
}

function appoint({ post, appointment, person, from, candidate, today }: Of<'appoint'>, now: Standing): PostFact[] {
  const { holder } = now;
  if (holder)
    refuse('post-held', `这个岗位自${holder.from}起已有人任职`, `Somebody has held this post since ${holder.from}`, {
      zh: '请先结束原来的任职；副职请另设岗位',
      en: 'End that appointment first; a deputy has a post of his own',
    });
  notTooFarAhead(from, today, '/from');
  notBeforePost('/from', from, now);
  if (now.freeSince && from < now.freeSince)
    invalidField('/from', 'before-last-holder-left', {
      zh: `开始日期不能早于上一任离任日期${now.freeSince}`,
      en: `Must not be before the last holder left on ${now.freeSince}`,
    });
  mayHold(now.role, candidate, from);
  return [begun(post, now, { appointment, person, from })];
}

function endAppointment(command: Of<'endAppointment'>, now: Standing): PostFact[] {
  const { post, appointment, on, reason, today } = command;
  const { holder } = now;
  if (holder?.appointment !== appointment) return notFound({ zh: '有效的任职', en: 'open appointment' });
  if (takesBack(on, holder.from, today)) return [ended(post, now, holder.from, reason)];
  notTooFarAhead(on, today, '/on');
  if (on <= holder.from)
    invalidField('/on', 'ends-before-it-begins', {
      zh: `离任日期应晚于任职日期${holder.from}`,
      en: `Must be after the appointment began on ${holder.from}`,
    });
  return [ended(post, now, on, reason)];
}

/** An appointment that was still to come ends on the day on which it would have begun. */
function vacate({ post, appointment, on, reason }: Of<'vacate'>, state: Post): PostFact[] {
  if (state.is !== 'standing' || state.holder?.appointment !== appointment) return [];
  const { from } = state.holder;
  return [ended(post, state, on > from ? on : from, reason)];
}

/** He holds it from his first day as leader, or from when the post was there and free; what was said later stays. */
function succeed({ post, appointment, person, from }: Of<'succeed'>, state: Post): PostFact[] {
  if (state.is !== 'standing') return [];
  const { holder } = state;
  if (holder && (holder.person === person || holder.from > from)) return [];
  const earliest = [from, state.on, (!holder && state.freeSince) || from].sort().at(-1)!;
  const facts = holder ? [ended(post, state, earliest, 'termOver')] : [];
  return [...facts, begun(post, state, { appointment, person, from: earliest })];
}

function abolish({ post, on, today }: Of<'abolishPost'>, now: Standing): PostFact[] {
  const { unit, kind, holder, freeSince } = now;
  if (holder)
    refuse('post-still-held', '岗位上还有人任职', 'Somebody still holds this post', {
      zh: '请先结束任职，再撤销岗位',
      en: 'End the appointment first, then abolish the post',
    });
  notTooFarAhead(on, today, '/on');
  notBeforePost('/on', on, now);
  if (freeSince && on < freeSince)
    invalidField('/on', 'before-last-holder-left', {
      zh: `撤销日期不能早于上一任离任日期${freeSince}`,
      en: `Must not be before the last holder left on ${freeSince}`,
    });
  return [{ type: 'organization.post-abolished', data: { post, unit, kind, on } }];
}

const begun = (post: string, { unit, kind, role }: Standing, holder: Holder): PostFact => ({
  type: 'organization.appointment-begun',
  data: { post, unit, kind, role, ...holder },
});

function ended(post: string, { unit, kind, role, holder }: Standing, on: string, reason: PostEnding): PostFact {
  const { appointment, person, from } = holder!;
  return {
    type: 'organization.appointment-ended',
    data: { post, unit, kind, role, appointment, person, from, on, reason },
  };
}

function standing(state: Post): Standing {
  if (state.is === 'unknown') return notFound({ zh: '岗位', en: 'post' });
  if (state.is === 'abolished')
    refuse('post-abolished', '这个岗位已撤销', 'This post was abolished', {
      zh: '请另设岗位',
      en: 'Create another post',
    });
  return state;
}

function registered({ found, unregistered }: ChosenDuties): PostDuty[] {
  if (unregistered.length > 0)
    invalidField(
      '/duties',
      'duty-not-registered',
      {
        zh: `责任目录中没有：${unregistered.join('、')}`,
        en: `Not in the register of duties: ${unregistered.join(', ')}`,
      },
      { zh: '请先把它列入本单位的责任目录', en: 'Put it into the unit’s register of duties first' },
    );
  return [...found];
}

function notBeforePost(pointer: string, day: string, { on }: Standing): void {
  if (day < on)
    invalidField(pointer, 'before-post', {
      zh: `日期早于岗位设立日期${on}`,
      en: `Before the post was created on ${on}`,
    });
}

const sameDuties = (one: readonly PostDuty[], other: readonly PostDuty[]): boolean =>
  one.length === other.length && one.every(({ code, name }) => other.some((o) => o.code === code && o.name === name));
