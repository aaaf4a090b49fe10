import type { RuleItem, SubjectKind } from '@ronghe/contracts';

export interface AreaSpec {
  name: string;
  kind: 'operationArea' | 'station';
  /** Index in `plants`. */
  plant?: number;
  stations?: readonly string[];
  teams: number;
}
/** How the teams of some areas come to be covered. */
export interface CoverageSpec {
  /** Indices of areas. */
  areas: readonly [first: number, last: number];
  /** Linked when the year begins. */
  linked: number;
  /** Linked in months 1 to 11. */
  later: readonly number[];
  /** Links that end, by month. */
  ended?: readonly [month: number, count: number][];
  /** In this month one group is dissolved that covers at least one team. */
  groupDissolvedIn?: number;
  /** Of the teams not linked as the year begins, this share has no member. */
  blankShare: number;
}
export interface AllianceSpec {
  key: string;
  name: string;
  mode: 'alliance' | 'pair' | 'coBuilding' | 'helpingPair';
  goal: string;
  parties: readonly string[];
  /** Month in which it is formed. */
  month: number;
  taskForces?: readonly string[];
  problemsPerMonth: number;
}
/** What the Party groups say of themselves, and what they were given to decide. */
export interface GridSpec {
  /** Types and brands in the order in which groups declare; the groups beyond have declared nothing. */
  identities: readonly (readonly [groupType: string, brand: string])[];
  /** Month in which the rights are granted. */
  grantedIn: number;
  /** Yuan that a group may share out in a month. */
  bonusPerMonth: number;
}
/** What members answer for. */
export interface ResponsibilitySpec {
  /** A station of its own in the first area: all it has is divided among its members, one of them the demo's. */
  station?: {
    name: string;
    areas: number;
    squareMetres: number;
    employees: number;
    members: number;
    /** Month in which it is divided. */
    month: number;
  };
  /** Demonstration posts and areas at each of the first areas of the oilfield. */
  pilots?: { first: number; posts: readonly string[]; areas: readonly string[]; month: number };
}
/** The places for new members of the calendar year that begins in the story. */
export interface DevelopmentSpec {
  unit: string;
  places: number;
}
export interface PostsSpec {
  /** Whether the oilfield's seven leaders have their posts and duties. */
  leaders?: boolean;
  /** In how many areas, from the first, branches have committees and teams leaders. */
  committees?: number;
}
/** A training of the first area. */
export interface TrainingSpec {
  kind: 'staged' | 'tiered';
  /** Of each tier; in stages of the whole training. */
  people: readonly number[];
}
export interface RulebookSpec {
  id: string;
  drafts: readonly {
    name: string;
    appliesTo: SubjectKind;
    base: number;
    formula: string;
    items: RuleItem[];
    draftedIn: number;
    /** Month of the story from which it is in force. */
    from: number;
  }[];
}
export interface OilfieldSpec {
  tenant: string;
  seed: number;
  name: string;
  top: 'company' | 'plant';
  offices: readonly string[];
  plants: readonly string[];
  areas: readonly AreaSpec[];
  /** Whether an area has a general branch with a branch per station, or one branch. */
  generalBranches: boolean;
  teamsPerGroup: number;
  people: number;
  members: number;
  /** Sizes that the published accounts name, for the scale that the start prints. */
  published?: { partyOrganizations?: number; members?: number };
  coverage: readonly CoverageSpec[];
  grid?: GridSpec;
  responsibility?: ResponsibilitySpec;
  development?: DevelopmentSpec;
  posts?: PostsSpec;
  alliances: readonly AllianceSpec[];
  rulebooks: readonly RulebookSpec[];
  /** How many leaders have a contact point. */
  contacts?: number;
  /** How many leaders spend days at stations. */
  stations?: number;
  /** How many teams keep duty lists, and every how many months a version is issued; one team by quarters unless said. */
  duties?: { teams: number; every: number };
  training?: TrainingSpec;
  /** People who take the next membership stage, and people who change teams, in an ordinary month. */
  monthly: { stages: number; moves: number; hired: number };
  renames: readonly { month: number; unit: string; name: string }[];
  /** Teams of this area move to the named station of it. */
  reorganised?: { month: number; team: number; to: string };
  /** Indices of two offices that become one, which then has this name. */
  officesMerged?: readonly [from: number, into: number, name: string];
  /** Two Party groups of one branch become one. */
  groupsMerged?: true;
  /** One uncovered team is given up. */
  teamDissolvedIn?: number;
}
