import { type FactsOf, Type, businessDate, event, id, text } from '../schema.js';

const about = {
  problem: id('problem'),
  alliance: id('alliance'),
  title: text('title', 200),
};
const severity = Type.Integer({ minimum: 1, maximum: 5, description: '1 slight … 5 grave' });
const raisedBy = id('unit that raised it');
const raisedByPerson = id('person who raised it');

export const problemEvents = [
  event('alliance-project.problem-raised', '难题已提出', 'A problem was raised in an alliance', {
    ...about,
    meeting: Type.Optional(id('meeting that raised it')),
    severity,
    raisedBy,
    raisedByPerson,
    on: businessDate('day'),
  }),
  event('alliance-project.problem-claimed', '难题已认领', 'A unit claimed a problem', {
    ...about,
    unit: id('unit that claimed it'),
    raisedBy,
    raisedByPerson,
    on: businessDate('day'),
    dueOn: businessDate('promised by'),
  }),
  event('alliance-project.problem-released', '难题认领已退回', 'A unit gave a claimed problem back', {
    ...about,
    unit: id('unit that had claimed it'),
    reason: text('why'),
    on: businessDate('day'),
  }),
  event('alliance-project.problem-overdue', '难题已逾期', 'A claimed problem was not closed by its promised day', {
    ...about,
    unit: id('unit that claimed it'),
    dueOn: businessDate('promised by'),
  }),
  event('alliance-project.problem-closed', '难题已销号', 'A problem was closed with evidence', {
    ...about,
    severity,
    unit: id('unit that solved it'),
    raisedBy,
    raisedByPerson,
    handledBy: Type.Optional(id('person who solved it')),
    evidence: text('evidence'),
    on: businessDate('day'),
    raisedOn: businessDate('day it was raised'),
    claimedOn: businessDate('day it was claimed'),
  }),
] as const;
export type ProblemFact = FactsOf<typeof problemEvents>;
