import type { Expected } from './checker/check.js';
import type { Fold } from './checker/folds.js';
import { checkOccurrences } from './checker/occurrences.js';
import type { StoredEvent } from './checker/stored.js';

const number = (event: StoredEvent, field: string): number => Number(event.data[field]);

const totals: Fold = {
  model: 'totals',
  key: (event) => (event.type.startsWith('tally.') ? event.stream : undefined),
  next: (before, event) =>
    event.type === 'tally.cleared' ? undefined : { total: Number(before?.['total'] ?? 0) + number(event, 'by') },
};

const sums: Fold = {
  model: 'sums',
  key: (event) => (event.type === 'tally.cleared' ? undefined : event.type),
  next: (before, event) => ({
    count: Number(before?.['count'] ?? 0) + 1,
    sum: Number(before?.['sum'] ?? 0) + number(event, event.type === 'tally.counted' ? 'by' : 'points'),
  }),
  merge: (parts) => ({
    count: parts.reduce((n, p) => n + Number(p['count']), 0),
    sum: parts.reduce((n, p) => n + Number(p['sum']), 0),
  }),
};

/** Each count is credited once, with its own amount. */
const reactions: Expected['reactions'] = (events) =>
  checkOccurrences(
    'a credit',
    events.filter((e) => e.type === 'tally.counted').map((e) => `${e.id} ${number(e, 'by')}`),
    events.filter((e) => e.type === 'account.credited').map((e) => `${String(e.data['cause'])} ${number(e, 'points')}`),
  );

export const CORE = { folds: { account: [totals, sums] }, reactions };
