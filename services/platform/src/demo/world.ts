import type { PersonalData } from '@ronghe/personal-data';
import { tellAlliance } from './alliance-story.js';
import { tellChart } from './chart-story.js';
import { tellContacts } from './contact-story.js';
import { planCoverage, tellCoverage } from './coverage-story.js';
import { tellDevelopment } from './development-story.js';
import { tellDuties } from './duty-story.js';
import { tellGrid } from './grid-story.js';
import { tellLeaders } from './leader-story.js';
import { tellLeavings } from './leaving-story.js';
import { tellMergers } from './merger-story.js';
import { employeeNumbers, isMember, planPeople, tellPeople } from './people-story.js';
import { tellEntriesByHand, tellRulebooks } from './points-story.js';
import { tellPosts } from './post-story.js';
import { Chance } from './random.js';
import { staffNumbers, tellResponsibility } from './responsibility-story.js';
import type { OilfieldSpec } from './spec.js';
import { tellStations } from './station-story.js';
import { ADMIN, LEADER, MEMBER, OFFICER, SECRETARY, type World } from './story.js';
import { tellTerms } from './term-story.js';
import { tellTraining } from './training-story.js';
import type { Year } from './year.js';

export interface Tale {
  /** Steps of each month, in order. */
  months: World['steps'][];
  partyOrganizations: number;
  people: number;
  members: number;
}

/** The whole year of one oilfield as commands; the same year gives the same commands, every time. */
export async function taleOf(spec: OilfieldSpec, year: Year, personalData: PersonalData): Promise<Tale> {
  const ids = new Map<string, string>();
  const world: World = {
    tenant: spec.tenant,
    year,
    chance: new Chance(spec.seed),
    areas: [],
    teams: [],
    groups: [],
    offices: [],
    branches: [],
    people: [],
    partyOrganizations: 0,
    steps: [],
    members: new Map(),
    idOf: (employeeNo) => ids.get(employeeNo)!,
  };
  const officers = [OFFICER, SECRETARY, MEMBER, ADMIN, LEADER];
  for (const no of officers) ids.set(no, await personalData.pseudonym(spec.tenant, no));
  tellChart(world, spec);
  planCoverage(world, spec);
  planPeople(world, spec);
  for (const no of [...employeeNumbers(world, spec), ...staffNumbers(spec.responsibility)])
    ids.set(no, await personalData.pseudonym(spec.tenant, no));
  tellCoverage(world, spec);
  const people = world.people.length;
  world.members = membersByCode(world);
  const members = world.members.get('')!.length;
  tellPeople(world, spec);
  tellRulebooks(world, spec);
  spec.alliances.forEach((alliance, i) => tellAlliance(world, alliance, i));
  tellEntriesByHand(world, spec);
  if (spec.grid) tellGrid(world, spec, spec.grid);
  tellLeavings(world, spec);
  tellLeaders(world, spec);
  if (spec.development) tellDevelopment(world, spec.development);
  if (spec.contacts) tellContacts(world, spec.contacts);
  if (spec.stations) tellStations(world, spec.stations);
  tellDuties(world, spec.duties ?? { teams: 1, every: 3 });
  const staff = tellResponsibility(world, spec.responsibility);
  if (spec.posts) tellPosts(world, spec.posts);
  if (spec.training) tellTraining(world, spec.training);
  tellMergers(world, spec);
  tellTerms(world, spec);
  return {
    months: byMonth(world),
    partyOrganizations: world.partyOrganizations,
    people: people + staff.people,
    members: members + staff.members,
  };
}

function membersByCode(world: World): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (unit: string, no: string): void => {
    const code = unit.slice(unit.indexOf('.') + 1);
    found.set(code, [...(found.get(code) ?? []), no]);
  };
  for (const person of world.people.filter(isMember)) {
    const area = person.team ? world.areas[person.team.area]! : world.areas.find((a) => a.id === person.unit);
    add('.', person.employeeNo);
    add(area?.id ?? person.unit, person.employeeNo);
    if (area?.plant) add(area.plant, person.employeeNo);
  }
  return found;
}

function byMonth({ steps, year }: World): World['steps'][] {
  const months: World['steps'][] = [];
  for (const step of steps) (months[year.monthOf(step.date)] ??= []).push(step);
  return Array.from(months, (some) => some ?? []);
}
