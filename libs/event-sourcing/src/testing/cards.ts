import type { Projection, StoredDocument } from '../projection.js';

// The read models that every store of read models is tried with.

export interface Card {
  name?: string;
  unit?: string;
  points?: number | null;
  tags?: string[];
  place?: { site?: string };
}

export const cards: Projection<Card, never> = {
  model: 'cards',
  version: 1,
  types: [],
  keys: () => [],
  evolve: (document) => document,
  indexes: ['unit', 'points', 'place.site'],
};

export const sums: Projection<{ total: number }, never> = {
  model: 'sums',
  version: 1,
  types: [],
  keys: () => [],
  evolve: (document) => document,
  merge: (partials) => ({ total: partials.reduce((sum, p) => sum + p.total, 0) }),
};

export const stored = (
  key: string,
  document: object | undefined,
  seq = 1,
  more: Partial<StoredDocument> = {},
): StoredDocument => ({ id: `acme/${key}`, tenant: 'acme', key, source: { 'tally/0': seq }, document, ...more });
