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
  /** Header and note in English, for the explanation. */
  en?: { header: string; note?: string };
  /** text: which of the codes that a template is given may stand here; others are warned of, not refused. */
  codes?: string;
  /** What to fill in, for the template and for the message when the pattern does not match. */
  note?: string;
}

export interface SheetSpec<C extends string = string> {
  name: string;
  /** The name in English, for the explanation. */
  en?: string;
  aliases?: string[];
  columns: Record<C, ColumnSpec>;
  /** Headers of what an export adds for its readers: passed by without a notice. */
  passedBy?: readonly string[];
  required?: boolean;
}

/** The sheets that explain a template and its codes; they are skipped when the template comes back filled in. */
export const explanationSheet = '填写说明';
export const codesSheet = '编码对照';

export function columnsOf<C extends string>(spec: SheetSpec<C>): [C, ColumnSpec][] {
  return Object.entries(spec.columns) as [C, ColumnSpec][];
}
