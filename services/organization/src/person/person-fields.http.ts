import { invalidField } from '@ronghe/event-sourcing';
import { idNumberProblem } from '@ronghe/personal-data';
import { PatternField } from '@ronghe/service-kit';
import { ID_NUMBER_PROBLEMS } from './id-number-words.js';

export const PhoneField = (): PropertyDecorator =>
  PatternField(/^\+?\d[\d-]{5,18}$/, '应为电话号码', 'must be a phone number', { optional: true });

/** @throws Refusal id-number */
export function rightIdNumber(idNumber: string | undefined): void {
  const problem = idNumber && idNumberProblem(idNumber);
  if (problem) invalidField('/idNumber', 'id-number', ID_NUMBER_PROBLEMS[problem]);
}
