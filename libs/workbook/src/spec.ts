export type ColumnKind = 'text' | 'date' | 'integer' | 'oneOf';

export interface ColumnSpec {
  /** As users see it, in Chinese. */
  header: string;
  aliases?: string[];
  required?: boolean;
  kind: ColumnKind;
  /** For oneOf: what users choose → what the program gets. */
  options?: Record<string, string>;
  /** text: longest length in characters (default 500); integer: largest value. */
  max?: number;
  pattern?: RegExp;
  example?: string;
  /** What to fill in, for the template and for the message when the pattern does not match. */
  note?: string;
}

export interface SheetSpec<C extends string = string> {
  name: string;
  aliases?: string[];
  columns: Record<C, ColumnSpec>;
  required?: boolean;
}

/** The sheet that explains a template; it is skipped when the template comes back filled in. */
export const explanationSheet = '填写说明';

export function columnsOf<C extends string>(spec: SheetSpec<C>): [C, ColumnSpec][] {
  return Object.entries(spec.columns) as [C, ColumnSpec][];
}
