import type { Words } from '@ronghe/event-sourcing';
import {
  KEY_STAFF_END_NAMES,
  KEY_STAFF_NAMES,
  LEAVING_NAMES,
  MEMBERSHIP_END_NAMES,
  STAGE_NAMES,
} from '../people/people-words.js';
import type { CardAround, CardSection } from './card-section.js';
import { type PersonHistory, personHistories } from './person-histories.js';

const FROM = { zh: '起', en: 'From' };
const TO = { zh: '止', en: 'To' };

const history = async ({ reader, person }: CardAround): Promise<PersonHistory> =>
  (await reader.get(personHistories, person)) ?? { employment: [], membership: [], keyStaff: [] };

export const employmentOnCard: CardSection = {
  subject: 'employment',
  title: { zh: '任职单位', en: 'Where he works and worked' },
  columns: [
    { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
    { field: 'from', label: FROM },
    { field: 'to', label: TO },
    {
      field: 'ended',
      label: { zh: '去向', en: 'Why it ended' },
      values: { moved: { zh: '调动', en: 'moved' }, ...LEAVING_NAMES },
    },
  ],
  rows: async (around) =>
    (await history(around)).employment.map(({ unit, ...time }) => ({
      ...time,
      unitName: around.chart.path(unit),
      link: `/organization?tree=production&unit=${encodeURIComponent(unit)}`,
    })),
};

const STEP_NAMES: Record<PersonHistory['membership'][number]['step'], Words> = {
  ...STAGE_NAMES,
  ...MEMBERSHIP_END_NAMES,
  groupChanged: { zh: '党小组变更', en: 'other Party group' },
  probationExtended: { zh: '延长预备期', en: 'probation extended' },
};

export const membershipOnCard: CardSection = {
  subject: 'membership',
  title: { zh: '入党历程', en: 'Way into the Party' },
  columns: [
    { field: 'step', label: { zh: '阶段', en: 'Stage' }, values: STEP_NAMES },
    { field: 'on', label: { zh: '日期', en: 'Day' } },
    { field: 'groupName', label: { zh: '党小组', en: 'Party group' } },
    { field: 'until', label: { zh: '延长至', en: 'Extended to' } },
  ],
  rows: async (around) =>
    (await history(around)).membership.map(({ step, on, until, partyGroup }) => ({
      step,
      on,
      until,
      groupName: partyGroup && around.chart.name(partyGroup),
    })),
};

export const keyStaffOnCard: CardSection = {
  subject: 'keyStaff',
  title: { zh: '骨干', en: 'Key staff' },
  columns: [
    { field: 'kind', label: { zh: '类别', en: 'Kind' }, values: KEY_STAFF_NAMES },
    { field: 'from', label: FROM },
    { field: 'to', label: TO },
    { field: 'ended', label: { zh: '终止原因', en: 'Why it ended' }, values: KEY_STAFF_END_NAMES },
  ],
  rows: async (around) =>
    (await history(around)).keyStaff.map(({ kind, from, to, ended }) => ({ kind, from, to, ended })),
};
