import { loadavg } from 'node:os';

/** One line of the table each; a ratio is always against a baseline measured in the same run, in turns with ours. */
export const lines = [];

/**
 * Runs each of the named works `times` times, in turns and each round beginning with another, so that a slow moment of
 * the machine falls on all of them. Answers each one's results.
 */
export async function inTurns(times, works) {
  const names = Object.keys(works);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < times; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length];
      const result = await works[name](round);
      results[name].push(result);
      console.error(`  ${name} ${round + 1}/${times}: ${JSON.stringify(result)}`);
    }
  return results;
}

export const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const spread = (values) => [Math.min(...values), Math.max(...values)].map((v) => v.toFixed(2)).join('–');

/**
 * @param ours, baseline results of {@link inTurns}, round by round
 * @param show of a middle result
 * @param goal `{ least }` or `{ most }` of the middle ratio, or nothing
 */
export function compared({ what, ours, baseline, against, show, goal }) {
  const ratios = ours.map((value, round) => value / baseline[round]);
  const ratio = middle(ratios);
  add({
    what,
    ratio: `${ratio.toFixed(2)}× (${spread(ratios)})`,
    figure: show(middle(ours)),
    baseline: `${show(middle(baseline))}, ${against}`,
    goal: goal ? verdict(ratio, goal) : '—',
  });
  return ratio;
}

/** A figure without a baseline. `reached` is undefined when there is no goal. */
export function measured({ what, figure, goal = 'reported', reached }) {
  add({ what, ratio: '', figure, baseline: '', goal: reached === undefined ? goal : `${goal}: ${word(reached)}` });
}

const word = (reached) => (reached ? 'reached' : 'missed');
const verdict = (ratio, { least, most }) =>
  least === undefined ? `≤ ${most}×: ${word(ratio <= most)}` : `≥ ${least}×: ${word(ratio >= least)}`;

function add(line) {
  const load = loadavg()[0].toFixed(1);
  lines.push({ ...line, load });
  const against = line.baseline ? `; baseline ${line.baseline}` : '';
  console.log(`${line.ratio || line.figure}  ${line.what}: ${line.figure}${against}; goal ${line.goal}; load ${load}`);
}

export function table() {
  const head =
    '| what | ratio (of all rounds) | figure | baseline, same run | goal | load |\n|---|---|---|---|---|---|';
  const row = (l) => `| ${l.what} | ${l.ratio} | ${l.figure} | ${l.baseline} | ${l.goal} | ${l.load} |`;
  return [head, ...lines.map(row)].join('\n');
}

export const perSecondText = (unit) => (rate) => `${Math.round(rate).toLocaleString('en')} ${unit}/s`;
export const milliseconds = (ms) => `${ms.toFixed(1)} ms`;
