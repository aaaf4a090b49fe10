const dayMs = 86_400_000;
const written = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** YYYY-MM-DD; undefined when it is no date, 'impossible' for the likes of 2 February 30. */
export function dateFromText(text: string): string | undefined {
  const match = written.map((form) => form.exec(text)).find(Boolean);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && isoDay(date) === iso ? iso : 'impossible';
}

/** From days since 1899-12-31 or 1904-01-01; the time of day is dropped. Undefined outside 1900–9999. */
export function dateFromSerial(serial: number, date1904: boolean): string | undefined {
  const days = Math.floor(serial);
  // Excel counts a 29 February 1900 that never was, as day 60.
  const since1900 = date1904 ? days + 1_462 : days;
  if (!(since1900 >= 1 && since1900 <= 2_958_465) || since1900 === 60) return undefined;
  return isoDay(new Date(Date.UTC(1899, 11, since1900 < 60 ? 31 : 30) + since1900 * dayMs));
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
