import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

/** What a leader answers for at his contact point; one record may be both. */
export const CONTACT_PURPOSES = ['safety', 'party'] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

/** `person`: an event about a person is for those who may know of him. */
const about = {
  point: id('contact point: its unit and its leader'),
  unit: id('unit that is the contact point'),
  person: id('leader who answers for it'),
};
const purposes = Type.Array(oneOf(CONTACT_PURPOSES, 'safety contract point, or Party contact point'), {
  minItems: 1,
  maxItems: 2,
});
const visit = { ...about, visit: id('visit') };
const hours = Type.Integer({ minimum: 1, maximum: 12, description: 'whole hours spent there' });
const done = text('what was done there; about the work, names no person', 1_000);
const on = businessDate('day');
const why = text('why; names no person', 500);

export const contactPointEvents = [
  event('organization.contact-point-opened', '联系点已建立', 'A unit became the contact point of a leader', {
    ...about,
    purposes,
    on: businessDate('since when'),
  }),
  event('organization.contact-point-passed', '联系点已移交', 'A contact point was passed on to another leader', {
    ...about,
    purposes,
    to: id('leader who has it from now on'),
    on: businessDate('last day of the one, first of the other'),
  }),
  event('organization.contact-point-closed', '联系点已撤销', 'A unit is a leader’s contact point no more', {
    ...about,
    reason: Type.Optional(text('why; none when the leader is not there any more; names no person', 500)),
    on: businessDate('last day'),
  }),
  event('organization.contact-visit-logged', '联系点走访已登记', 'A leader visited his contact point', {
    ...visit,
    hours,
    done,
    on,
  }),
  event('organization.contact-visit-corrected', '联系点走访已更正', 'What was logged of a visit was put right', {
    ...visit,
    hours,
    done,
    reason: why,
    on,
  }),
  event('organization.contact-visit-withdrawn', '联系点走访已撤回', 'A visit that was logged did not take place', {
    ...visit,
    reason: why,
    on,
  }),
  event('organization.contact-finding-recorded', '走访问题已记录', 'A visit found something that is to be put right', {
    ...visit,
    finding: id('finding'),
    title: text('what was found; names no person', 200),
    severity: Type.Integer({ minimum: 1, maximum: 5, description: '1 slight … 5 grave' }),
    responsibleUnit: id('unit that is to put it right'),
    responsible: Type.Optional(id('person who is to put it right')),
    dueOn: Type.Optional(businessDate('to be put right by')),
    on: businessDate('day of the visit'),
  }),
  event('organization.contact-finding-withdrawn', '走访问题已撤回', 'What a visit had found is no finding', {
    ...visit,
    finding: id('finding'),
    reason: why,
    on,
  }),
] as const;
export type ContactPointFact = FactsOf<typeof contactPointEvents>;
