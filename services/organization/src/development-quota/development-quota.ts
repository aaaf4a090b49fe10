import type { DevelopmentQuotaFact, QuotaWeights, TeamClass } from '@ronghe/contracts';

export interface TeamPlaces {
  class: TeamClass;
  places: number;
}

export interface SharedOut {
  is: 'proposed' | 'decided';
  unit: string;
  year: string;
  places: number;
  weights: QuotaWeights;
  /** Day of the last proposal. */
  on: string;
  teams: ReadonlyMap<string, TeamPlaces>;
}
/** A year's places of one unit, and how its teams share them. */
export type DevelopmentQuota = { is: 'unknown' } | SharedOut;

export const noQuota = (): DevelopmentQuota => ({ is: 'unknown' });

/** One quota of a unit for a year: a second one cannot come to be. */
export const developmentQuotaId = (unit: string, year: string): string => `${unit}.${year}`;

export function evolveDevelopmentQuota(quota: DevelopmentQuota, fact: DevelopmentQuotaFact): DevelopmentQuota {
  if (fact.type === 'organization.development-quota-proposed') {
    const { unit, year, places, weights, teams, on } = fact.data;
    const rows = teams.map(({ team, class: its, places: own }) => [team, { class: its, places: own }] as const);
    return { is: 'proposed', unit, year, places, weights, on, teams: new Map(rows) };
  }
  if (quota.is === 'unknown') return quota;
  switch (fact.type) {
    // The proposal that comes with it says all of it again.
    case 'organization.development-quota-set':
      return quota;
    case 'organization.development-quota-adjusted': {
      const teams = new Map(quota.teams);
      for (const { team, to } of fact.data.changes) teams.set(team, { ...teams.get(team)!, places: to });
      return { ...quota, teams };
    }
    case 'organization.development-quota-decided':
      return { ...quota, is: 'decided' };
    default:
      return fact satisfies never;
  }
}
