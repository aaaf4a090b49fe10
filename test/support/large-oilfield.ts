import { join } from 'node:path';
import { type ChartFact, type PersonFact, type UnitKind, catalogue } from '@ronghe/contracts';
import { CommandHandling, type Decider, type Fact, hashId } from '@ronghe/event-sourcing';
import { SqliteEventStore, openDatabase } from '@ronghe/event-store-sqlite';
import { PersonalData, SqliteKeyStore, masterKeyFile } from '@ronghe/personal-data';
import { range } from './plant.js';

const TENANT = 'liaohe';
const ON = '2015-01-01';
const UNITS_PER_COMMIT = 400;
const AT_ONCE = 1_000;

/** As published of Liaohe: 2,100 Party organisations, 32,000 members; a group and a team for every twenty. */
const PLANTS = 20;
const AREAS = 79;
const BRANCHES = 400;
export const GROUPS = 1_600;
export const MEMBERS = 32_000;
export const PARTY_ORGANIZATIONS = 1 + PLANTS + AREAS + BRANCHES + GROUPS;

/** Records what it is told: what stands here was decided long ago. */
const recorder = <F extends Fact>(category: string): Decider<null, readonly F[], F> => ({
  category,
  initial: () => null,
  decide: (facts) => [...facts],
  evolve: () => null,
});

/** Fills the folder of a platform that does not run with an oilfield of full size, straight into its log. */
export async function fillLargeOilfield(folder: string): Promise<void> {
  const db = openDatabase(join(folder, 'ronghe.sqlite'));
  const keys = new SqliteKeyStore(join(folder, 'keys.sqlite'));
  const master = await masterKeyFile(join(folder, 'master.key'), 'master.key', { create: true }).key();
  const personal = new PersonalData(keys, master);
  const commands = new CommandHandling(new SqliteEventStore(db, 'organization'), catalogue);
  const context = (...id: string[]) => ({
    tenant: TENANT,
    commandId: hashId(...id),
    actor: 'somebody',
    at: '2026-01-01T00:00:00.000Z',
  });
  for (const tree of [partyUnits(), productionUnits()])
    for (let i = 0; i < tree.length; i += UNITS_PER_COMMIT) {
      const some = tree.slice(i, i + UNITS_PER_COMMIT);
      await commands.handle(
        recorder<ChartFact>('chart'),
        some[0]!.data.tree,
        some,
        context('chart', some[0]!.data.unit),
      );
    }
  const decider = recorder<PersonFact>('person');
  for (let from = 0; from < MEMBERS; from += AT_ONCE)
    await Promise.all(
      range(AT_ONCE).map(async (i) => {
        const n = from + i;
        const person = await personal.pseudonym(TENANT, String(n));
        const seal = await personal.sealer(TENANT, person);
        const data = {
          person,
          employeeNo: seal('employeeNo', String(n)),
          name: seal('name', `王党员${n}`),
          unit: `production.T${(n % GROUPS) + 1}`,
          partyGroup: `party.G${(n % GROUPS) + 1}`,
          membership: 'full' as const,
          employedOn: ON,
        };
        await commands.handle(decider, person, [{ type: 'organization.person-registered', data }], context(person));
      }),
    );
  await keys.close();
  db.close();
}

type Registered = Extract<ChartFact, { type: 'organization.unit-registered' }>;

const unit = (
  tree: 'party' | 'production',
  kind: UnitKind,
  code: string,
  name: string,
  parent?: string,
): Registered => ({
  type: 'organization.unit-registered',
  data: { tree, unit: `${tree}.${code}`, code, kind, name, parent: parent && `${tree}.${parent}`, on: ON },
});

/** Which of so many parents the nth child has; neighbours share one. */
const nth = (i: number, children: number, parents: number): number => Math.floor(((i - 1) * parents) / children) + 1;

const partyUnits = (): Registered[] => [
  unit('party', 'partyCommittee', 'C', '油田公司党委'),
  ...range(PLANTS).map((i) => unit('party', 'partyCommittee', `P${i}`, `采油${i}厂党委`, 'C')),
  ...range(AREAS).map((i) => unit('party', 'generalBranch', `W${i}`, `第${i}区党总支`, `P${nth(i, AREAS, PLANTS)}`)),
  ...range(BRANCHES).map((i) => unit('party', 'branch', `B${i}`, `第${i}站党支部`, `W${nth(i, BRANCHES, AREAS)}`)),
  ...range(GROUPS).map((i) => unit('party', 'partyGroup', `G${i}`, `第${i}党小组`, `B${nth(i, GROUPS, BRANCHES)}`)),
];
const productionUnits = (): Registered[] => [
  unit('production', 'company', 'C', '油田公司'),
  ...range(PLANTS).map((i) => unit('production', 'plant', `P${i}`, `采油${i}厂`, 'C')),
  ...range(AREAS).map((i) => unit('production', 'operationArea', `W${i}`, `第${i}区`, `P${nth(i, AREAS, PLANTS)}`)),
  ...range(GROUPS).map((i) => unit('production', 'team', `T${i}`, `第${i}班`, `W${nth(i, GROUPS, AREAS)}`)),
];
