import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Cruise, cruise, inWords, root } from './cruise.js';
import rules from './rules.mjs';

const BREACHES = 'test/architecture/breaches';
/** Files that a breach needs, but that break nothing themselves; of a circle one file is reported. */
const BYSTANDERS = /\/(thing\.handlers|egg)\.ts$/;
const names = rules.forbidden.map((rule) => rule.name);

describe('the repository keeps its architecture', () => {
  let repository: Cruise;
  beforeAll(() => {
    repository = cruise(['libs', 'services', 'test', 'deploy'], `/dist/|^services/console/|^${BREACHES}/`);
  });

  it('has no import that a rule forbids', () => {
    expect(inWords(repository)).toEqual([]);
  });

  it('was looked at as it is: names of libraries lead to their sources, type imports count', () => {
    const decide = repository.modules.find((m) => m.source === 'services/organization/src/chart/chart.decide.ts');
    expect(decide?.dependencies.map((d) => d.resolved).sort()).toEqual([
      'libs/contracts/src/index.ts',
      'libs/event-sourcing/src/index.ts',
      'services/organization/src/chart/chart.ts',
      'services/organization/src/chart/chart.ts',
      'services/organization/src/chart/containment.ts',
      'services/organization/src/chart/days.ts',
      'services/organization/src/chart/merger.decide.ts',
      'services/organization/src/chart/placement.ts',
    ]);
  });
});

describe('each rule is seen to fail', () => {
  let breaches: Cruise;
  beforeAll(() => {
    breaches = cruise([BREACHES]);
  });

  it('has a breach for every rule', () => {
    expect(readdirSync(`${root}${BREACHES}`).sort()).toEqual([...names].sort());
  });

  it.each(names)('%s is reported for every file that breaks it', (name) => {
    const folder = `${BREACHES}/${name}/`;
    const files = breaches.modules.map((m) => m.source).filter((source) => source.startsWith(folder));
    const culprits = files.filter((file) => !BYSTANDERS.test(file));
    const reported = breaches.summary.violations.filter((v) => v.rule.name === name).map((v) => v.from);
    expect(culprits.length).toBeGreaterThan(0);
    expect(culprits.filter((file) => !reported.includes(file))).toEqual([]);
  });
});
