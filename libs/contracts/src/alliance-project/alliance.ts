import { type FactsOf, Type, businessDate, event, id, oneOf, text } from '../schema.js';

export const ALLIANCE_MODES = ['alliance', 'pair', 'coBuilding', 'helpingPair'] as const;
export const RESOURCE_KINDS = ['people', 'technique', 'facilities', 'experience'] as const;
export type AllianceMode = (typeof ALLIANCE_MODES)[number];
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

const alliance = id('alliance');

export const allianceEvents = [
  event('alliance-project.alliance-formed', '联盟已成立', 'Units formed an alliance', {
    alliance,
    name: text('name', 120),
    mode: oneOf(ALLIANCE_MODES, 'mode'),
    goal: text('goal', 500),
    parties: Type.Array(id('unit'), { minItems: 2, maxItems: 100, uniqueItems: true }),
    on: businessDate('since when'),
  }),
  event('alliance-project.task-force-formed', '突击队已组建', 'A task force was formed in an alliance', {
    alliance,
    taskForce: id('task force'),
    name: text('name', 120),
    lead: id('unit that leads it'),
  }),
  event('alliance-project.meeting-held', '联盟会议已召开', 'A meeting of an alliance was held', {
    alliance,
    meeting: id('meeting'),
    on: businessDate('day'),
    subject: text('subject', 200),
  }),
  event('alliance-project.resource-offered', '共享资源已提供', 'A unit offered a resource to its alliance', {
    alliance,
    resource: id('resource'),
    kind: oneOf(RESOURCE_KINDS, 'kind'),
    name: text('what', 200),
    offeredBy: id('unit'),
  }),
  event('alliance-project.resource-used', '共享资源已使用', 'A unit used a shared resource', {
    alliance,
    resource: id('resource'),
    usedBy: id('unit'),
    on: businessDate('day'),
  }),
] as const;
export type AllianceFact = FactsOf<typeof allianceEvents>;
