import { invalidField } from '@ronghe/event-sourcing';

/** What a rule about dates needs and the stream does not hold. */
export interface Around {
  today: string;
  /** From the ID number, opened at the edge for this one decision: it is personal data and enters no event. */
  bornOn?: string;
}

/** Without work below 16: 劳动法第十五条. Without an application below 18: 党章第一条. */
const WORKING_AGE = 16;
const PARTY_AGE = 18;

export function notInFuture(on: string | undefined, { today }: Around, pointer = '/on'): void {
  if (on && on > today) invalidField(pointer, 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
}

export function notBeforeEmployment(
  on: string,
  { employedOn, returnedOn }: { employedOn: string; returnedOn?: string },
): void {
  if (on < employedOn)
    invalidField('/on', 'before-employment', {
      zh: `日期早于入职日期${employedOn}`,
      en: `Before employment on ${employedOn}`,
    });
  notBeforeLastChange(on, returnedOn);
}

/** What happened later was written down already: that it began before it is a slip in one of the two. */
export function notBeforeLastChange(on: string, last: string | undefined): void {
  if (last && on < last)
    invalidField(
      '/on',
      'before-last-change',
      { zh: `日期早于上一次变动的日期${last}`, en: `Before the last change on ${last}` },
      { zh: '请核对日期；补记的变动要按时间先后登记', en: 'Check the date; changes are recorded in their order' },
    );
}

/** The age is not said: whoever may write a date need not know when the person was born. */
export function oldEnoughToWork(employedOn: string, bornOn: string | undefined, pointer = '/employedOn'): void {
  if (bornOn && employedOn < plusMonths(bornOn, WORKING_AGE * 12))
    invalidField(
      pointer,
      'too-young-to-work',
      { zh: '按身份证号，入职时未满16周岁', en: 'By the ID number the person was not 16 when employed' },
      { zh: '请核对入职日期和身份证号', en: 'Check the employment date and the ID number' },
    );
}

export function oldEnoughForTheParty(on: string, bornOn: string | undefined, pointer = '/on'): void {
  if (bornOn && on < plusMonths(bornOn, PARTY_AGE * 12))
    invalidField(
      pointer,
      'too-young-to-apply',
      { zh: '按身份证号，当时未满18周岁', en: 'By the ID number the person was not 18 by then' },
      {
        zh: '年满18周岁才能申请入党；请核对日期和身份证号',
        en: 'One applies from 18 on; check the date and ID number',
      },
    );
}

/** The same day some months on; a day that the month lacks is the first of the next. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const whole = year * 12 + month - 1 + months;
  const at = new Date(Date.UTC(Math.floor(whole / 12), whole % 12, day));
  // A month of its own keeps the day; 31 June is 1 July.
  return (at.getUTCDate() === day ? at : new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)))
    .toISOString()
    .slice(0, 10);
}

/** YYYY-MM-DD from a citizen ID number that was found right (GB 11643: digits 7 to 14). */
export const bornOn = (idNumber: string | undefined): string | undefined =>
  idNumber && `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
