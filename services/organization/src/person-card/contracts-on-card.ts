import { nameOf } from '../people/name-of.js';
import { areas } from '../responsibility/areas.js';
import { type ContractRow, contracts } from '../responsibility/contracts.js';
import { END_NAMES, THING_NAMES } from '../responsibility/words.js';
import type { CardAround, CardLine, CardSection } from './card-section.js';

export const contractsOnCard: CardSection = {
  subject: 'contracts',
  title: { zh: '承包', en: 'Contracts' },
  columns: [
    {
      field: 'part',
      label: { zh: '承包关系', en: 'Part' },
      values: { member: { zh: '由其承包', en: 'answers for' }, employee: { zh: '承包其人', en: 'is answered for by' } },
    },
    { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: THING_NAMES },
    { field: 'name', label: { zh: '对象', en: 'What or who' } },
    { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
    { field: 'from', label: { zh: '起始日期', en: 'From' } },
    { field: 'to', label: { zh: '结束日期', en: 'First day without' } },
    { field: 'cause', label: { zh: '结束方式', en: 'Ended by' }, values: END_NAMES },
  ],
  rows: contractsOf,
};

async function contractsOf({ reader, person, chart }: CardAround): Promise<CardLine[]> {
  const of = async (part: 'member' | 'employee'): Promise<CardLine[]> => {
    const found = await reader.find(contracts, { filter: { [part]: person } });
    return Promise.all(
      found.map(async ({ document }): Promise<CardLine> => {
        const { thing, kind, unit, from, to, cause, employee } = document;
        const link = employee ? undefined : `/areas?thing=${encodeURIComponent(thing)}`;
        const name = (await nameOfOther(document, part)) ?? undefined;
        return { part, kind, name, unitName: chart.name(unit), from, to, cause, link };
      }),
    );
  };
  const nameOfOther = async ({ thing, member, employee }: ContractRow, part: 'member' | 'employee') => {
    if (part === 'employee') return nameOf(reader, member);
    return employee ? nameOf(reader, employee) : (await reader.get(areas, thing))?.name;
  };
  const lines = [...(await of('member')), ...(await of('employee'))];
  return lines.sort((a, b) => (String(a['from']) < String(b['from']) ? 1 : -1));
}
