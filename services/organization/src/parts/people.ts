import { DecideForgettingHandler } from '../forgetting/forgetting.handlers.js';
import { ForgettingController } from '../forgetting/forgetting.http.js';
import { ForgettingsController, ForgettingsQueryHandler } from '../forgetting/forgettings.http.js';
import { forgettings } from '../forgetting/forgettings.js';
import { PeopleController, PeopleQueryHandler, PersonQueryHandler } from '../people/people.http.js';
import { people } from '../people/people.js';
import { PersonCardController, PersonCardQueryHandler } from '../person-card/person-card.http.js';
import { personHistories } from '../person-card/person-histories.js';
import { ChangePersonHandler } from '../person/change-person.handlers.js';
import { ChangePersonController } from '../person/change-person.http.js';
import { RegisterPersonHandler } from '../person/person.handlers.js';
import { PersonController } from '../person/person.http.js';
import type { Part } from './part.js';

/** People, and the forgetting of one. */
export const peoplePart: Part = {
  projections: [people, personHistories, forgettings],
  controllers: [
    PersonController,
    ChangePersonController,
    PeopleController,
    PersonCardController,
    ForgettingController,
    ForgettingsController,
  ],
  handlers: [
    RegisterPersonHandler,
    ChangePersonHandler,
    PeopleQueryHandler,
    PersonQueryHandler,
    PersonCardQueryHandler,
    DecideForgettingHandler,
    ForgettingsQueryHandler,
  ],
};
