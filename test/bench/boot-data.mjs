// Fills a data folder with about N events by real decisions: people who are registered, move and join the Party, and accounts.
import { CommandHandling, hashId } from '@ronghe/event-sourcing';
import { catalogue } from '@ronghe/contracts';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { PersonalData, SqliteKeyStore, masterKeyFile } from '@ronghe/personal-data';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const TENANT = 'liaohe';
const EVENTS_PER_PERSON = 5;
const AT_ONCE = 500;

/** A decider that records what it is told: the store's own path without a service's rules, which a bench does not measure. */
const recorder = (category) => ({ category, initial: () => null, decide: (facts) => facts, evolve: () => null });

export async function fill(folder, events) {
  mkdirSync(folder, { recursive: true });
  const db = openDatabase(join(folder, 'ronghe.sqlite'));
  const keys = new SqliteKeyStore(join(folder, 'keys.sqlite'));
  const personal = new PersonalData(
    keys,
    await masterKeyFile(join(folder, 'master.key'), 'master.key', { create: true }).key(),
  );
  const organization = new CommandHandling(new SqliteEventStore(db, 'organization'), catalogue);
  const scoring = new CommandHandling(new SqliteEventStore(db, 'scoring'), catalogue);
  const context = (...id) => ({
    tenant: TENANT,
    commandId: hashId(...id),
    actor: 'bench',
    at: '2026-01-01T00:00:00.000Z',
  });

  const units = ['C', ...Array.from({ length: 400 }, (_, i) => `T${i}`)];
  await organization.handle(
    recorder('chart'),
    'production',
    units.map((code, i) => unit(code, i === 0 ? 'plant' : 'team', i === 0 ? undefined : 'production.C')),
    context('chart'),
  );
  const people = Math.floor((events - units.length) / EVENTS_PER_PERSON);
  for (let from = 0; from < people; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, people - from) }, async (_, k) => {
        const n = from + k;
        const person = await personal.pseudonym(TENANT, String(n));
        const seal = await personal.sealer(TENANT, person);
        await organization.handle(recorder('person'), person, life(person, n, seal), context('person', person));
        const subject = `person:${person}`;
        await scoring.handle(
          recorder('account'),
          `${subject}@2026`,
          [points(subject, n, 0), points(subject, n, 1)],
          context('points', person),
        );
      }),
    );
  await keys.close();
  db.close();
}

const unit = (code, kind, parent) => ({
  type: 'organization.unit-registered',
  data: { tree: 'production', unit: `production.${code}`, code, kind, name: `单位${code}`, parent, on: '2020-01-01' },
});

function life(person, n, seal) {
  const home = `production.T${n % 400}`;
  const next = `production.T${(n + 1) % 400}`;
  const on = '2026-01-01';
  return [
    {
      type: 'organization.person-registered',
      data: {
        person,
        employeeNo: seal('employeeNo', String(n)),
        name: seal('name', `王建国${n}`),
        unit: home,
        membership: 'candidate',
        employedOn: '2015-07-01',
      },
    },
    {
      type: 'organization.person-moved',
      data: { person, unit: next, previousUnit: home, membership: 'candidate', on },
    },
    {
      type: 'organization.membership-changed',
      data: { person, unit: next, membership: 'probationary', previousMembership: 'candidate', on },
    },
  ];
}

const points = (subject, n, k) => ({
  type: 'scoring.points-recorded',
  data: {
    subject,
    entry: `e${n}-${k}`,
    item: 'V1',
    itemName: '隐患排查',
    kind: 'vanguard',
    points: 2,
    on: '2026-01-05',
    period: '2026-01',
    reason: '发现隐患一处',
    rulebook: 'PEOPLE',
    ruleVersion: 1,
    cause: { kind: 'manual', by: 'bench', at: '2026-01-05T00:00:00.000Z' },
  },
});
