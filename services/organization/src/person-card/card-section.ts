import type { ModelReader, Words } from '@ronghe/event-sourcing';
import type { UnitDirectory } from '@ronghe/service-kit/pure';

/** What a section is read with; the reader is of the moment that is looked at. */
export interface CardAround {
  reader: ModelReader;
  chart: UnitDirectory;
  person: string;
}

/** Text, sealed or plain, or numbers in the columns' fields; `link` leads to the console's page of what the row is about. */
export type CardLine = { link?: string } & Record<string, string | number | undefined>;

/** One subject's part of a person's card: a table. */
export interface CardSection {
  subject: string;
  title: Words;
  columns: { field: string; label: Words; values?: Record<string, Words> }[];
  rows: (around: CardAround) => Promise<CardLine[]>;
}
