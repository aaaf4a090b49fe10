import { refuse } from '@ronghe/event-sourcing';

/** A person is forgotten for ever: nothing is done for him any more, and his employee number names nobody else. */
export const personForgotten = (): never =>
  refuse('person-forgotten', '该人员已被遗忘', 'This person was forgotten', {
    zh: '遗忘不可撤销；如属他人，请使用新的工号登记',
    en: 'Forgetting cannot be undone; register somebody else under a new employee number',
  });
