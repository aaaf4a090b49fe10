export type IdNumberProblem = 'length' | 'date' | 'checkDigit';

/** GB 11643-1999: six digits of area, eight of birth date, three of sequence, one check digit (ISO 7064 MOD 11-2). */
const shape = /^\d{17}[\dXx]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** 'length' also stands for a character that has no place in the number. */
export function idNumberProblem(value: string): IdNumberProblem | undefined {
  if (!shape.test(value)) return 'length';
  if (!isDate(value.slice(6, 14))) return 'date';
  return value[17]!.toUpperCase() === checkDigit(value) ? undefined : 'checkDigit';
}

function checkDigit(value: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return checkDigits[sum % 11]!;
}

/** YYYYMMDD; a year before 1900 is a slip, nobody registered is that old. */
function isDate(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return iso >= '1900' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
