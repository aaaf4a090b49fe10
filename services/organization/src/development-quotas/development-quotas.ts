import type { DevelopmentQuotaFact, QuotaWeights, ShareReason, TeamClass } from '@ronghe/contracts';
import type { Projection } from '@ronghe/event-sourcing';

/** A team's part of a quota: what was proposed with its reasons, and what it has now. */
export interface QuotaShare {
  team: string;
  code: string;
  class: TeamClass;
  members: number;
  share: number;
  proposed: number;
  because: ShareReason;
  granted: number;
  /** Of the last change by hand. */
  reason?: string;
}

export interface DevelopmentQuotaDocument {
  unit: string;
  year: string;
  places: number;
  weights: QuotaWeights;
  state: 'proposed' | 'decided';
  /** Record time of the last setting of its numbers: the next quota begins with those that were set last. */
  setAt: string;
  proposedOn: string;
  decidedOn?: string;
  teams: readonly QuotaShare[];
  /** Events on its stream. */
  events: number;
}

export const developmentQuotas: Projection<DevelopmentQuotaDocument, DevelopmentQuotaFact> = {
  model: 'development-quotas',
  version: 1,
  types: [
    'organization.development-quota-set',
    'organization.development-quota-proposed',
    'organization.development-quota-adjusted',
    'organization.development-quota-decided',
  ],
  keys: ({ data }) => [data.quota],
  evolve: (known, event) => {
    const events = (known?.events ?? 0) + 1;
    if (event.type === 'organization.development-quota-set') {
      const { unit, year, places, weights, on } = event.data;
      const set = { unit, year, places, weights, state: 'proposed' as const, setAt: event.at, proposedOn: on };
      return { ...set, teams: known?.teams ?? [], events };
    }
    if (!known) return undefined;
    switch (event.type) {
      case 'organization.development-quota-proposed': {
        const teams = event.data.teams.map(({ places, ...team }) => ({ ...team, proposed: places, granted: places }));
        return { ...known, proposedOn: event.data.on, teams, events };
      }
      case 'organization.development-quota-adjusted': {
        const changes = new Map(event.data.changes.map((change) => [change.team, change]));
        const teams = known.teams.map((row) => {
          const change = changes.get(row.team);
          return change ? { ...row, granted: change.to, reason: change.reason } : row;
        });
        return { ...known, teams, events };
      }
      case 'organization.development-quota-decided':
        return { ...known, state: 'decided', decidedOn: event.data.on, events };
    }
  },
  indexes: ['unit', 'year', 'state'],
};
