import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** What can find something that is to be put right. */
export const RECTIFICATION_SOURCES = ['contactVisit'] as const;
export type RectificationSource = (typeof RECTIFICATION_SOURCES)[number];

/** `person`: an event about a person is for those who may know of him. */
const about = {
  rectification: id('rectification'),
  source: oneOf(RECTIFICATION_SOURCES, 'what found it: a leader’s visit to his contact point'),
  origin: id('finding that it came from'),
  unit: id('unit that is to put it right'),
  title: text('what is to be put right; names no person', 200),
};
const person = Type.Optional(id('person who is to put it right'));
const severity = Type.Integer({ minimum: 1, maximum: 5, description: '1 slight … 5 grave' });
const on = businessDate('day');
const dueOn = Type.Optional(businessDate('to be done by'));

export const rectificationEvents = [
  event('alliance-project.rectification-opened', '整改已立项', 'Something that was found is to be put right', {
    ...about,
    person,
    severity,
    foundBy: Type.Optional(id('person who found it')),
    dueOn,
    on,
  }),
  event('alliance-project.rectification-assigned', '整改已落实责任人', 'A rectification was given to a person', {
    ...about,
    person: id('person who is to put it right'),
    dueOn: businessDate('to be done by'),
    on,
  }),
  event('alliance-project.rectification-done', '整改已完成，待复核', 'Somebody says that it is put right', {
    ...about,
    person,
    doneBy: id('person who says so'),
    evidence: text('evidence; names no person', 2_000),
    on,
  }),
  event('alliance-project.rectification-closed', '整改已销号', 'Another person looked and found it put right', {
    ...about,
    person,
    severity,
    foundBy: Type.Optional(id('person who found it')),
    doneBy: id('person who said that it was done'),
    checkedBy: id('person who looked'),
    openedOn: businessDate('day it was opened'),
    doneOn: businessDate('day it was said to be done'),
    inTime: Type.Boolean({ description: 'done by its day, or none was set' }),
    on,
  }),
  event('alliance-project.rectification-reopened', '整改已退回', 'Another person looked and found it not put right', {
    ...about,
    person,
    checkedBy: id('person who looked'),
    reason: text('why; names no person', 500),
    dueOn: businessDate('to be done by'),
    on,
  }),
  event('alliance-project.rectification-overdue', '整改已逾期', 'A rectification was not done by its day', {
    ...about,
    person,
    dueOn: businessDate('to be done by'),
  }),
  event('alliance-project.rectification-withdrawn', '整改已撤销', 'What was found turned out to be nothing', {
    ...about,
    person,
    reason: text('why; names no person', 500),
    on,
  }),
] as const;
export type RectificationFact = FactsOf<typeof rectificationEvents>;
