import { isMember } from '@ronghe/contracts';
import type { ModelReader } from '@ronghe/event-sourcing';
import { CoverageBoard } from '../coverage/coverage-figures.js';
import { people } from '../people/people.js';
import { units } from '../units/units.js';

export type OrganizationFigures = Record<'units' | 'people' | 'members' | 'teams' | 'coveredTeams', number>;

export async function figuresOf(reader: ModelReader, day: string): Promise<OrganizationFigures> {
  const { teams, linked } = (await CoverageBoard.of(reader)).figure(day);
  const staff = (await reader.find(people, { filter: { state: 'employed' } })).map(({ document }) => document);
  return {
    units: await reader.count(units),
    people: staff.length,
    members: staff.filter(({ membership }) => isMember(membership)).length,
    teams,
    coveredTeams: linked,
  };
}
