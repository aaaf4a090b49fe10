/** Who may do what is written per route with these names; a name that is not here gives nothing. */
export const allRoles = [
  'groupAuditor',
  'tenantAdmin',
  'committeeOfficer',
  'branchSecretary',
  'groupLeader',
  'member',
  'itOperator',
  'subscriber',
] as const;

export type Role = (typeof allRoles)[number];

/** What a verified token says about its bearer; the only source of tenant and person. */
export type Identity = {
  tenant: string;
  person: string;
  name?: string;
  roles: Role[];
  /** Heads of the organisation subtrees the roles reach. */
  units: string[];
  tokenId?: string;
};
