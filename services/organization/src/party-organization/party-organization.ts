import type {
  FactOfType,
  GroupLeaderFact,
  GroupRight,
  LimitPeriod,
  PartyOrganizationFact,
  PartyTermFact,
} from '@ronghe/contracts';
import { type Leaders, evolveLeaders } from './leaders.js';
import { type Terms, evolveTerms } from './terms.js';

export interface Declaration {
  groupType: string;
  brand?: string;
  on: string;
}

export interface Limit {
  per: LimitPeriod;
  uses?: number;
  fen?: number;
}

export interface Use {
  on: string;
  fen?: number;
}

/** `to` is the last day with the right, `withdrawnOn` the first without it. */
export interface Grant {
  right: GroupRight;
  from: string;
  to?: string;
  limit?: Limit;
  withdrawnOn?: string;
  uses: readonly Use[];
}

/** What one Party group says of itself, oldest first, the rights it was given, and who leads it; of all others, their terms. */
export interface PartyOrganization {
  declarations: readonly Declaration[];
  grants: ReadonlyMap<string, Grant>;
  leaders: Leaders;
  terms: Terms;
}

/** All that is on the stream of a Party organisation. */
export type AnyPartyOrganizationFact = PartyOrganizationFact | GroupLeaderFact | PartyTermFact;

export const nothingDeclared = (): PartyOrganization => ({
  declarations: [],
  grants: new Map(),
  leaders: [],
  terms: [],
});

export function evolvePartyOrganization(group: PartyOrganization, fact: AnyPartyOrganizationFact): PartyOrganization {
  switch (fact.type) {
    case 'organization.group-declared':
      return { ...group, declarations: [...group.declarations, declarationOf(fact.data)] };
    case 'organization.right-granted': {
      const { grant, right, from, to, limit } = fact.data;
      return { ...group, grants: new Map(group.grants).set(grant, { right, from, to, limit, uses: [] }) };
    }
    case 'organization.right-used': {
      const { on, fen } = fact.data;
      return changed(group, fact.data.grant, ({ uses }) => ({ uses: [...uses, { on, fen }] }));
    }
    case 'organization.right-withdrawn':
      return changed(group, fact.data.grant, () => ({ withdrawnOn: fact.data.on }));
    case 'organization.group-leader-appointed':
    case 'organization.group-leader-ended':
      return { ...group, leaders: evolveLeaders(group.leaders, fact) };
    default:
      return { ...group, terms: evolveTerms(group.terms, fact) };
  }
}

export const declarationOf = ({
  groupType,
  brand,
  on,
}: FactOfType<PartyOrganizationFact, 'organization.group-declared'>): Declaration => ({ groupType, brand, on });

function changed(group: PartyOrganization, id: string, by: (grant: Grant) => Partial<Grant>): PartyOrganization {
  const grant = group.grants.get(id)!;
  return { ...group, grants: new Map(group.grants).set(id, { ...grant, ...by(grant) }) };
}
