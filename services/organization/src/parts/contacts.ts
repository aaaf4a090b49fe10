import { ChangeContactPointHandler, OpenContactPointHandler } from '../contact-point/contact-point.handlers.js';
import { ContactPointController } from '../contact-point/contact-point.http.js';
import {
  ContactPointQueryHandler,
  ContactPointsController,
  ContactPointsQueryHandler,
} from '../contact-points/contact-points.http.js';
import { contactPoints } from '../contact-points/contact-points.js';
import {
  ContactMonthsQueryHandler,
  ContactVisitsController,
  ContactVisitsQueryHandler,
} from '../contact-points/contact-visits.http.js';
import { contactVisits } from '../contact-points/contact-visits.js';
import { findingRectifications } from '../contact-points/finding-rectifications.js';
import type { Part } from './part.js';

/** Leaders' contact points, their visits, and what has become of what they found (row A10). */
export const contactsPart: Part = {
  projections: [contactPoints, contactVisits, findingRectifications],
  controllers: [ContactPointController, ContactPointsController, ContactVisitsController],
  handlers: [
    OpenContactPointHandler,
    ChangeContactPointHandler,
    ContactPointsQueryHandler,
    ContactPointQueryHandler,
    ContactVisitsQueryHandler,
    ContactMonthsQueryHandler,
  ],
};
