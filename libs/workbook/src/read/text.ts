/** Full-width digits and letters sit this far above their ASCII twins. */
const fullWidth = 0xfee0;

/**
 * What people mean: full-width digits and letters become plain, spaces around go. Brackets and punctuation stay,
 * they belong to Chinese names.
 */
export function normalised(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - fullWidth))
    .replace(/^[\s\u200b-\u200d]+|[\s\u200b-\u200d]+$/g, '');
}

/** Headers are compared without spaces, case, the star of required columns and the width of brackets. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d]|[*＊]+$/g, '')
    .toLowerCase();
}
