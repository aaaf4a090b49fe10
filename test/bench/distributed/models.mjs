/** Few documents that many events touch: what each month's entries add up to. Folded by log and merged when read. */
export const monthly = {
  model: 'monthly',
  version: 1,
  types: ['scoring.points-recorded'],
  keys: (event) => [`${event.data.period} ${event.data.item}`],
  evolve: (month, event) => ({
    entries: (month?.entries ?? 0) + 1,
    points: (month?.points ?? 0) + event.data.points,
    version: (month?.version ?? 0) + 1,
  }),
  merge: (partials) => partials.reduce((a, b) => ({ entries: a.entries + b.entries, points: a.points + b.points })),
};
