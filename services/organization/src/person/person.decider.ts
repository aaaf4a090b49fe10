import type { PersonFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type Person, evolvePerson, unknownPerson } from './person.js';
import { type PersonCommand, decidePerson } from './person.decide.js';

export const person: Decider<Person, PersonCommand, PersonFact> = {
  category: 'person',
  initial: unknownPerson,
  decide: decidePerson,
  evolve: evolvePerson,
};
