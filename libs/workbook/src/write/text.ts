/** Excel calls a file damaged when a cell holds more. */
const longestText = 32_767;

/** What a cell may hold: no more than Excel takes, and characters that XML cannot hold as their escapes. */
export function cellText(text: string): string {
  const fitting = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return (
    xmlText(fitting)
      // Text that looks like an escape must be read back as itself.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(
        // eslint-disable-next-line no-control-regex
        /[\x00-\x08\x0b-\x1f]/g,
        (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
  );
}

export function attributeText(text: string): string {
  return (
    xmlText(text)
      .replaceAll('"', '&quot;')
      // eslint-disable-next-line no-control-regex
      .replace(/[\x00-\x1f]/g, ' ')
  );
}

/** Half a surrogate pair, U+FFFE and U+FFFF have no place in XML. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Excel's rules for the names of sheets. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\]/g, '_')
      .replace(/^'|'$/g, '_')
      .slice(0, 31) || '_'
  );
}

/** Characters, where a Chinese one is as wide as two. */
export function widthFor(texts: string[]): number {
  const widths = texts.map((text) =>
    [...text.slice(0, 60)].reduce((width, character) => width + (character > '\u00ff' ? 2 : 1), 0),
  );
  return Math.min(60, Math.max(10, ...widths) + 2);
}
