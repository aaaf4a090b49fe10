import { type ModelReader, refuse } from '@ronghe/event-sourcing';
import { knownPeopleHere } from '../standings/known-people.js';

/**
 * The account of a person who was forgotten stays as it is, and one who left gets nothing for what came after; what is
 * on his account can still be reversed. @throws Refusal person-forgotten, person-left
 */
export async function requireRemembered(reader: ModelReader, subject: string, earnedOn?: string): Promise<void> {
  if (!subject.startsWith('person:')) return;
  const person = await reader.get(knownPeopleHere, subject.slice('person:'.length));
  if (person?.forgotten)
    refuse('person-forgotten', '该人员已被遗忘', 'This person was forgotten', {
      zh: '其积分保持不变，不能再记录或冲正',
      en: 'His points stay as they are; nothing is recorded or reversed any more',
    });
  if (person?.leftOn && earnedOn && earnedOn >= person.leftOn)
    refuse('person-left', `该人员已于${person.leftOn}离职`, `The person left on ${person.leftOn}`, {
      zh: '只能记录离职以前的积分；请核对日期',
      en: 'Only points from before he left can be recorded; check the date',
    });
}
