const written = /^\d{1,10}(\.\d{1,2})?$/;

/** Above zero, with at most two decimals. */
export const isYuan = (text: string) => written.test(text) && Number(text) > 0;

/** As the API takes it: 1200 and 1200.5 become 1200.00 and 1200.50. */
export function toYuan(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${decimals.padEnd(2, '0')}`;
}
