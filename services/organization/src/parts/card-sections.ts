import type { Thing } from '@ronghe/service-kit';
import type { CardSection } from '../person-card/card-section.js';
import { contactsOnCard } from '../person-card/contacts-on-card.js';
import { contractsOnCard } from '../person-card/contracts-on-card.js';
import { dutiesOnCard } from '../person-card/duties-on-card.js';
import { employmentOnCard, keyStaffOnCard, membershipOnCard } from '../person-card/history-on-card.js';
import { postsOnCard } from '../person-card/posts-on-card.js';
import { selectionsOnCard } from '../person-card/selections-on-card.js';
import { forgettingOnCard, rolesOnCard } from '../person-card/standing-on-card.js';
import { stationsOnCard } from '../person-card/stations-on-card.js';
import { trainingsOnCard } from '../training-plans/trainings-on-card.js';

/**
 * What a person's card tells, in this order, and what one must be allowed to read of the person to see it. A subject that
 * knows something of a person writes a `CardSection` beside its own read models and adds one line here: the route, the
 * rights, asOf and the console's page need nothing more.
 */
export const CARD_SECTIONS: readonly (readonly [thing: Thing, section: CardSection])[] = [
  ['person', employmentOnCard],
  ['person', membershipOnCard],
  ['person', keyStaffOnCard],
  ['contract', contractsOnCard],
  ['contactPoint', contactsOnCard],
  ['stationDay', stationsOnCard],
  ['post', postsOnCard],
  ['leaderSelection', selectionsOnCard],
  ['dutySignature', dutiesOnCard],
  ['trainingRecord', trainingsOnCard],
  ['role', rolesOnCard],
  ['forgetting', forgettingOnCard],
];
