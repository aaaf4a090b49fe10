import type { FactOfType, PersonFact } from '@ronghe/contracts';
import type { EventBatch } from '@ronghe/event-sourcing';
import type { PersonalData } from '@ronghe/personal-data';

/** Nothing of a person is opened in this process from the moment on when it hears that he is forgotten. */
export function dropForgotten({ events }: EventBatch, personalData: PersonalData): void {
  for (const { type, tenant, data } of events)
    if (type === 'organization.person-forgotten')
      personalData.drop(tenant, (data as FactOfType<PersonFact, 'organization.person-forgotten'>).person);
}
