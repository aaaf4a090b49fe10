import type { MembershipStage } from '@ronghe/contracts';
import type { Words } from '@ronghe/event-sourcing';
import { idNumberProblem } from '@ronghe/personal-data';
import type { ReadSheet } from '@ronghe/workbook';
import { type Chart, unitId } from '../chart/chart.js';
import { ID_NUMBER_PROBLEMS } from '../person/id-number-words.js';
import type { PlainPerson } from '../person/person.handlers.js';
import type { SheetTally } from './report.js';
import type { LinkColumn, PersonColumn } from './sheets.js';

/** What of a row's units is dissolved: no reason to refuse a row that only says what stands, as an export does. */
export type Dissolved<C extends string> = Partial<Record<C, Words>>;

export interface PlannedPerson {
  row: number;
  dissolved: Dissolved<'unit' | 'partyGroup'>;
  person: PlainPerson;
}
export interface PlannedLink {
  row: number;
  dissolved: Dissolved<'team' | 'partyGroup'>;
  team: string;
  partyGroup: string;
  from: string;
}
export interface Charts {
  party: Chart;
  production: Chart;
}

export function planPeople(
  sheet: ReadSheet<PersonColumn>,
  charts: Charts,
  tally: SheetTally<PersonColumn>,
): PlannedPerson[] {
  const firstRow = new Map<string, number>();
  for (const { row, values } of sheet.rows) {
    const no = String(values.employeeNo);
    const earlier = firstRow.get(no);
    if (earlier === undefined) firstRow.set(no, row);
    else
      tally.refuse(row, 'employeeNo', 'duplicate-employee-no', {
        zh: `工号与第${earlier}行重复`,
        en: `Employee number stands in row ${earlier} too`,
      });

    const unit = unitId('production', String(values.unit));
    if (!charts.production.units.has(unit))
      tally.refuse(row, 'unit', 'unknown-unit', unknown('行政单位', 'unit', values.unit));
    const group = unitId('party', String(values.partyGroup));
    if (values.partyGroup !== undefined && charts.party.units.get(group)?.kind !== 'partyGroup')
      tally.refuse(row, 'partyGroup', 'unknown-party-group', unknown('党小组', 'Party group', values.partyGroup));
    if (values.partyGroup !== undefined && values.membership === undefined)
      tally.refuse(row, 'membership', 'group-without-membership', {
        zh: '编入党小组的人员要填写党员身份',
        en: 'Someone in a Party group needs a membership stage',
      });
    const wrong = values.idNumber === undefined ? undefined : idNumberProblem(String(values.idNumber));
    if (wrong) tally.refuse(row, 'idNumber', `id-number-${wrong}`, ID_NUMBER_PROBLEMS[wrong]);
  }
  return sheet.rows
    .filter(({ row }) => tally.isOpen(row))
    .map(({ row, values }) => ({
      row,
      dissolved: {
        unit: dissolved(charts.production, unitId('production', String(values.unit))),
        partyGroup: dissolved(charts.party, unitId('party', String(values.partyGroup))),
      },
      person: {
        employeeNo: String(values.employeeNo),
        name: String(values.name),
        idNumber: values.idNumber === undefined ? undefined : String(values.idNumber),
        phone: values.phone === undefined ? undefined : String(values.phone),
        unit: unitId('production', String(values.unit)),
        partyGroup: values.partyGroup === undefined ? undefined : unitId('party', String(values.partyGroup)),
        membership: values.membership as MembershipStage | undefined,
        membershipOn: values.membershipOn === undefined ? undefined : String(values.membershipOn),
        employedOn: String(values.employedOn),
      },
    }));
}

export function planLinks(sheet: ReadSheet<LinkColumn>, charts: Charts, tally: SheetTally<LinkColumn>): PlannedLink[] {
  const firstRow = new Map<string, number>();
  for (const { row, values } of sheet.rows) {
    const earlier = firstRow.get(String(values.team));
    if (earlier === undefined) firstRow.set(String(values.team), row);
    else
      tally.refuse(row, 'team', 'duplicate-team', {
        zh: `班组与第${earlier}行重复`,
        en: `The team stands in row ${earlier} too`,
      });
    const team = charts.production.units.get(unitId('production', String(values.team)));
    if (team?.kind !== 'team') tally.refuse(row, 'team', 'unknown-team', unknown('班组', 'team', values.team));
    const group = charts.party.units.get(unitId('party', String(values.partyGroup)));
    if (group?.kind !== 'partyGroup')
      tally.refuse(row, 'partyGroup', 'unknown-party-group', unknown('党小组', 'Party group', values.partyGroup));
    const earliest = [team?.on ?? '', group?.on ?? ''].sort()[1]!;
    if (!tally.isBad(row) && String(values.from) < earliest)
      tally.refuse(row, 'from', 'before-both-existed', {
        zh: `班组和党小组到${earliest}才都成立`,
        en: `Team and group both exist only from ${earliest}`,
      });
  }
  return sheet.rows
    .filter(({ row }) => tally.isOpen(row))
    .map(({ row, values }) => ({
      row,
      dissolved: {
        team: dissolved(charts.production, unitId('production', String(values.team))),
        partyGroup: dissolved(charts.party, unitId('party', String(values.partyGroup))),
      },
      team: unitId('production', String(values.team)),
      partyGroup: unitId('party', String(values.partyGroup)),
      from: String(values.from),
    }));
}

const dissolved = (chart: Chart, unit: string): Words | undefined => {
  const { name, dissolvedOn } = chart.units.get(unit) ?? {};
  return dissolvedOn === undefined
    ? undefined
    : { zh: `“${name}”已于${dissolvedOn}撤销`, en: `“${name}” was dissolved on ${dissolvedOn}` };
};
const unknown = (zh: string, en: string, code: unknown) => ({
  zh: `没有编码为${String(code)}的${zh}`,
  en: `There is no ${en} with code ${String(code)}`,
});
