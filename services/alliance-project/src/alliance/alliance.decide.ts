import type { AllianceFact, AllianceMode, ResourceKind } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import type { Alliance, Formed } from './alliance.js';
import { onlyParties } from './parties.js';

export type AllianceCommand =
  | {
      kind: 'formAlliance';
      alliance: string;
      name: string;
      mode: AllianceMode;
      goal: string;
      parties: string[];
      on: string;
    }
  | { kind: 'formTaskForce'; alliance: string; taskForce: string; name: string; lead: string }
  | { kind: 'holdMeeting'; alliance: string; meeting: string; on: string; subject: string }
  | {
      kind: 'offerResource';
      alliance: string;
      resource: string;
      resourceKind: ResourceKind;
      name: string;
      offeredBy: string;
    }
  | { kind: 'useResource'; alliance: string; resource: string; usedBy: string; on: string };

export function decideAlliance(command: AllianceCommand, state: Alliance): AllianceFact[] {
  if (command.kind === 'formAlliance') return form(command, state);
  const formed = state.is === 'formed' ? state : notFound({ zh: '联盟', en: 'alliance' });
  const { alliance } = command;
  switch (command.kind) {
    case 'formTaskForce': {
      const { taskForce, name, lead } = command;
      onlyParties(formed, lead, '/lead');
      if (formed.taskForces.includes(name))
        refuse('task-force-exists', `突击队“${name}”已存在`, `There is a task force “${name}” already`);
      return [{ type: 'alliance-project.task-force-formed', data: { alliance, taskForce, name, lead } }];
    }
    case 'holdMeeting': {
      const { meeting, on, subject } = command;
      notBeforeFormed(formed, on);
      return [{ type: 'alliance-project.meeting-held', data: { alliance, meeting, on, subject } }];
    }
    case 'offerResource': {
      const { resource, resourceKind: kind, name, offeredBy } = command;
      onlyParties(formed, offeredBy, '/offeredBy');
      return [{ type: 'alliance-project.resource-offered', data: { alliance, resource, kind, name, offeredBy } }];
    }
    case 'useResource': {
      const { resource, usedBy, on } = command;
      const offeredBy = formed.resources.get(resource) ?? notFound({ zh: '共享资源', en: 'shared resource' });
      onlyParties(formed, usedBy, '/usedBy');
      if (usedBy === offeredBy)
        refuse('own-resource', '提供资源的单位不必登记使用自己的资源', 'A unit does not share a resource with itself');
      notBeforeFormed(formed, on);
      return [{ type: 'alliance-project.resource-used', data: { alliance, resource, usedBy, on } }];
    }
    default:
      return command satisfies never;
  }
}

function form(
  { kind: _, ...data }: Extract<AllianceCommand, { kind: 'formAlliance' }>,
  state: Alliance,
): AllianceFact[] {
  if (state.is === 'formed') refuse('alliance-exists', '这个联盟已成立', 'This alliance was formed already');
  const { mode, parties } = data;
  if (mode === 'helpingPair' && parties.length !== 2)
    invalidField('/parties', 'pair-size', { zh: '结对帮扶是一帮一，要选两个单位', en: 'A helping pair has two units' });
  if (mode === 'pair' && parties.length > 3)
    invalidField('/parties', 'pair-size', { zh: '结对共建最多一对二', en: 'A pair is one to one or one to two' });
  return [{ type: 'alliance-project.alliance-formed', data }];
}

function notBeforeFormed({ on: since }: Formed, on: string): void {
  if (on < since)
    invalidField('/on', 'before-formed', {
      zh: `日期早于联盟成立日期${since}`,
      en: `Before the alliance was formed on ${since}`,
    });
}
