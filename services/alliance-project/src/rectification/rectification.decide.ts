import type { RectificationFact, RectificationSource } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import type { Done, Open, Rectification } from './rectification.js';

export type RectificationCommand =
  | {
      kind: 'openRectification';
      rectification: string;
      source: RectificationSource;
      origin: string;
      unit: string;
      title: string;
      severity: number;
      foundBy?: string;
      person?: string;
      dueOn?: string;
      on: string;
    }
  | { kind: 'assign'; rectification: string; person: string; dueOn: string; on: string }
  | { kind: 'reportDone'; rectification: string; evidence: string; by: string; on: string }
  | { kind: 'close'; rectification: string; by: string; on: string }
  | { kind: 'reopen'; rectification: string; reason: string; dueOn: string; by: string; on: string }
  | { kind: 'noteOverdue'; rectification: string; dueOn: string }
  | { kind: 'withdraw'; rectification: string; reason: string; on: string };

type Of<K extends RectificationCommand['kind']> = Extract<RectificationCommand, { kind: K }>;

export function decideRectification(command: RectificationCommand, state: Rectification): RectificationFact[] {
  switch (command.kind) {
    case 'openRectification':
      return open(command, state);
    case 'assign':
      return assign(command, openOnly(state));
    case 'reportDone':
      return reportDone(command, openOnly(state));
    case 'close':
      return close(command, doneOnly(state));
    case 'reopen':
      return reopen(command, checkable(state));
    case 'noteOverdue':
      return noteOverdue(command, state);
    case 'withdraw':
      return withdraw(command, state);
    default:
      return command satisfies never;
  }
}

function open({ kind: _, ...data }: Of<'openRectification'>, state: Rectification): RectificationFact[] {
  if (state.is !== 'unknown') refuse('rectification-exists', '这项整改已立项', 'It is there already');
  return [{ type: 'alliance-project.rectification-opened', data }];
}

function assign({ rectification, person, dueOn, on }: Of<'assign'>, state: Open): RectificationFact[] {
  notInPast(dueOn, on);
  return [
    { type: 'alliance-project.rectification-assigned', data: { ...about(rectification, state), person, dueOn, on } },
  ];
}

/** Somebody has to answer for it first. */
function reportDone({ rectification, evidence, by, on }: Of<'reportDone'>, state: Open): RectificationFact[] {
  if (!state.person)
    refuse('rectification-not-assigned', '整改还没有责任人', 'Nobody answers for it yet', {
      zh: '请先落实责任人和期限',
      en: 'Assign it first, with a day',
    });
  return [
    {
      type: 'alliance-project.rectification-done',
      data: { ...about(rectification, state), doneBy: by, evidence, on },
    },
  ];
}

function close({ rectification, by, on }: Of<'close'>, state: Done): RectificationFact[] {
  anotherChecks(by, state);
  const { severity, foundBy, doneBy, doneOn, openedOn, dueOn } = state;
  const inTime = !dueOn || doneOn <= dueOn;
  const its = {
    ...about(rectification, state),
    severity,
    foundBy,
    doneBy,
    checkedBy: by,
    openedOn,
    doneOn,
    inTime,
    on,
  };
  return [{ type: 'alliance-project.rectification-closed', data: its }];
}

/** What was closed is opened again when it turns out that it was not put right. */
function reopen({ rectification, reason, dueOn, by, on }: Of<'reopen'>, state: Done): RectificationFact[] {
  anotherChecks(by, state);
  notInPast(dueOn, on);
  return [
    {
      type: 'alliance-project.rectification-reopened',
      data: { ...about(rectification, state), checkedBy: by, reason, dueOn, on },
    },
  ];
}

/** Once for each day that was set; nothing to say when it was done, or another day was set. */
function noteOverdue({ rectification, dueOn }: Of<'noteOverdue'>, state: Rectification): RectificationFact[] {
  if (state.is !== 'open' || state.overdue || state.dueOn !== dueOn) return [];
  return [{ type: 'alliance-project.rectification-overdue', data: { ...about(rectification, state), dueOn } }];
}

/** What was put right already stays so. */
function withdraw({ rectification, reason, on }: Of<'withdraw'>, state: Rectification): RectificationFact[] {
  if (state.is !== 'open') return [];
  return [{ type: 'alliance-project.rectification-withdrawn', data: { ...about(rectification, state), reason, on } }];
}

const about = (rectification: string, { source, origin, unit, title, person }: Open | Done) => ({
  rectification,
  source,
  origin,
  unit,
  title,
  person,
});

/** Neither who says that it was done, nor who had to do it. */
function anotherChecks(by: string, { doneBy, person }: Done): void {
  if (by === doneBy || by === person)
    refuse('checked-by-doer', '整改人不能复核自己的整改', 'Nobody checks what he did himself', {
      zh: '请由另一人复核销号',
      en: 'Let another person look at it',
    });
}

function notInPast(dueOn: string, on: string): void {
  if (dueOn < on) invalidField('/dueOn', 'due-in-past', { zh: '整改期限早于今天', en: 'The day has passed already' });
}

function openOnly(state: Rectification): Open {
  switch (state.is) {
    case 'unknown':
      return notFound(WORDS);
    case 'done':
      return refuse('rectification-waits-for-check', '整改已报完成，正等待复核', 'It is done and waits to be checked', {
        zh: '如不合格，请由复核人退回',
        en: 'Whoever checks it can send it back',
      });
    case 'closed':
      return refuse('rectification-closed', '整改已销号', 'It is closed');
    case 'withdrawn':
      return refuse('rectification-withdrawn', '整改已撤销', 'It was withdrawn');
    case 'open':
      return state;
  }
}

function doneOnly(state: Rectification): Done {
  const found = checkable(state);
  if (found.is === 'closed') refuse('rectification-closed', '整改已销号', 'It is closed');
  return found;
}

function checkable(state: Rectification): Done {
  switch (state.is) {
    case 'unknown':
      return notFound(WORDS);
    case 'open':
      return refuse('rectification-not-done', '整改还没有报完成', 'It is not said to be done yet', {
        zh: '请等责任人报完成后再复核',
        en: 'Check it once it is said to be done',
      });
    case 'withdrawn':
      return refuse('rectification-withdrawn', '整改已撤销', 'It was withdrawn');
    default:
      return state;
  }
}

const WORDS = { zh: '整改', en: 'rectification' };
