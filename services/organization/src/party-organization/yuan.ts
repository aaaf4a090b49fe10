/** Money is yuan with two decimals outside, and whole fen inside. */
export const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Of an amount in the form of a YuanField; undefined stays so. */
export const fenOf = (yuan: string | undefined): number | undefined =>
  yuan === undefined ? undefined : Number(yuan.replace('.', ''));
