import type { ContactPointFact } from '@ronghe/contracts';
import type { Decider } from '@ronghe/event-sourcing';
import { type ContactPoint, evolveContactPoint, noContactPoint } from './contact-point.js';
import { type ContactPointCommand, decideContactPoint } from './contact-point.decide.js';

export const contactPoint: Decider<ContactPoint, ContactPointCommand, ContactPointFact> = {
  category: 'contact-point',
  initial: noContactPoint,
  decide: decideContactPoint,
  evolve: evolveContactPoint,
};
