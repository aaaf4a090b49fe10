import { type ModelReader, refuse } from '@ronghe/event-sourcing';
import { knownPeople } from '../standings/known-people.js';

/** The account of a person who was forgotten stays as it is. @throws Refusal person-forgotten */
export async function requireRemembered(reader: ModelReader, subject: string): Promise<void> {
  if (!subject.startsWith('person:')) return;
  const person = await reader.get(knownPeople, subject.slice('person:'.length));
  if (person?.forgotten)
    refuse('person-forgotten', '该人员已被遗忘', 'This person was forgotten', {
      zh: '其积分保持不变，不能再记录或冲正',
      en: 'His points stay as they are; nothing is recorded or reversed any more',
    });
}
