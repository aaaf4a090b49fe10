import { GridController, GridQueryHandler } from '../grid/grid.http.js';
import { groupIdentities } from '../grid/group-identities.js';
import {
  GroupRightsController,
  GroupRightsQueryHandler,
  RightUsesQueryHandler,
} from '../group-rights/group-rights.http.js';
import { groupRights, rightUses } from '../group-rights/group-rights.js';
import { ChangePartyOrganizationHandler } from '../party-organization/party-organization.handlers.js';
import { PartyOrganizationController } from '../party-organization/party-organization.http.js';
import type { Part } from './part.js';

/** What groups declare and what they were given to decide (rows B2, B3). */
export const groupsPart: Part = {
  projections: [groupIdentities, groupRights, rightUses],
  controllers: [PartyOrganizationController, GridController, GroupRightsController],
  handlers: [ChangePartyOrganizationHandler, GridQueryHandler, GroupRightsQueryHandler, RightUsesQueryHandler],
};
