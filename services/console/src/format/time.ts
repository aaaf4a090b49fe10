import i18n from 'i18next';

const zone = 'Asia/Shanghai';

export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date());

export const monthsBefore = (on: string, months: number) => {
  const date = new Date(`${on}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
};

export const instant = (at: string) =>
  new Intl.DateTimeFormat(i18n.language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );

/** Where the order of two moments matters. */
export const second = (at: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));

/** Wall-clock time in Shanghai (fixed +08:00) to RFC 3339 and back. */
export const toInstant = (wall: string) => `${wall}+08:00`;
export const toWall = (at: string) => second(at).replace(' ', 'T');
