import { describe, expect, it } from '@jest/globals';
import { type Recorded } from '@ronghe/event-sourcing';
import { recorded } from '@ronghe/event-sourcing/testing';
import { NOTEWORTHY, type Noteworthy, wordingOf } from './wording.js';

const about = { problem: 'p', alliance: 'a', title: '躺井率高' };
const by = { raisedBy: 'u1', raisedByPerson: 'w' };
const points = {
  subject: 'person:w',
  entry: 'e',
  item: 'I',
  kind: 'vanguard',
  points: 5,
  on: '2026-03-01',
  period: '2026-03',
};
const duty = { list: 'u1.D', unit: 'u1', name: '责任制', version: '2026-04', person: 'w', dueOn: '2026-04-10' };
const training = { training: 't', unit: 'u1', title: '三级培训', person: 'w', on: '2026-03-09' };
const point = { point: 'u1.w', unit: 'u1', person: 'w' };
const week = { person: 'w', unit: 'u1', week: '2026-W10' };
const found = { rectification: 'r', source: 'contactVisit', origin: 'f', unit: 'u1', title: '护栏松动' };
const put = { ...found, person: 'w' };
const term = { unit: 'u1', above: ['u2', 'u3'], election: 'e', until: '2027-03-19', on: '2027-03-20' };
const DATA: Record<Noteworthy['type'] & (typeof NOTEWORTHY)[number], object> = {
  'alliance-project.alliance-formed': { alliance: 'a', name: '联盟', goal: '目标', parties: ['u1', 'u2'] },
  'alliance-project.problem-raised': { ...about, ...by, severity: 3, on: '2026-03-01' },
  'alliance-project.problem-claimed': { ...about, ...by, unit: 'u2', on: '2026-03-01', dueOn: '2026-04-01' },
  'alliance-project.problem-released': { ...about, unit: 'u2', reason: '缺设备', on: '2026-03-01' },
  'alliance-project.problem-overdue': { ...about, unit: 'u2', dueOn: '2026-04-01' },
  'alliance-project.problem-closed': { ...about, ...by, unit: 'u2', evidence: '已解决', on: '2026-03-01' },
  'scoring.points-recorded': { ...points, itemName: '难题销号', reason: '躺井率高' },
  'scoring.points-reversed': { ...points, points: -5, reverses: 'e0', reason: '记错', by: 'l' },
  'organization.contact-point-opened': { ...point, purposes: ['safety'], on: '2026-03-01' },
  'organization.station-shortfall': { ...week, days: 0, min: 1, on: '2026-03-09' },
  'organization.station-shortfall-lifted': { ...week, because: 'excused', on: '2026-03-10' },
  'alliance-project.rectification-opened': { ...found, severity: 3, foundBy: 'l', on: '2026-03-01' },
  'alliance-project.rectification-assigned': { ...put, dueOn: '2026-03-20', on: '2026-03-02' },
  'alliance-project.rectification-done': { ...put, doneBy: 'w', evidence: '已加固', on: '2026-03-10' },
  'alliance-project.rectification-reopened': { ...put, checkedBy: 'c', reason: '仍松动', dueOn: '2026-03-30' },
  'alliance-project.rectification-overdue': { ...put, dueOn: '2026-03-20' },
  'alliance-project.rectification-closed': { ...put, foundBy: 'l', doneBy: 'w', checkedBy: 'c', on: '2026-03-12' },
  'organization.duty-signature-asked': duty,
  'organization.duty-signature-reminded': { ...duty, overdue: true, on: '2026-04-11' },
  'organization.trainee-enrolled': { ...training, tier: 'A' },
  'organization.trainee-reminded': { ...training, session: 's', name: '故障诊断', sessionOn: '2026-03-10' },
  'organization.key-staff-proposed': training,
  'organization.election-due': term,
  'organization.election-overdue': term,
};
const wording = (type: (typeof NOTEWORTHY)[number]) => {
  const [event] = recorded([{ type, data: DATA[type] }]);
  const alliance = { name: '联盟', parties: ['u1', 'u2', 'u3'] };
  return wordingOf(event as unknown as Recorded<Noteworthy>, { alliance, unitName: (id) => `${id}队` });
};

describe('who is told', () => {
  it.each([
    ['alliance-project.alliance-formed', ['unit:u1', 'unit:u2']],
    ['alliance-project.problem-raised', ['unit:u2', 'unit:u3']],
    ['alliance-project.problem-claimed', ['person:w', 'unit:u1']],
    ['alliance-project.problem-released', ['unit:u1', 'unit:u3']],
    ['alliance-project.problem-overdue', ['unit:u2']],
    ['alliance-project.problem-closed', ['person:w', 'unit:u1']],
    ['scoring.points-recorded', ['person:w']],
    ['scoring.points-reversed', ['person:w']],
    ['organization.contact-point-opened', ['person:w']],
    ['organization.station-shortfall', ['person:w', 'unit:u1']],
    ['organization.station-shortfall-lifted', ['person:w', 'unit:u1']],
    ['alliance-project.rectification-opened', ['unit:u1']],
    ['alliance-project.rectification-assigned', ['person:w']],
    ['alliance-project.rectification-done', ['unit:u1']],
    ['alliance-project.rectification-reopened', ['person:w', 'unit:u1']],
    ['alliance-project.rectification-overdue', ['person:w', 'unit:u1']],
    ['alliance-project.rectification-closed', ['person:w', 'person:l']],
    ['organization.duty-signature-asked', ['person:w']],
    ['organization.duty-signature-reminded', ['person:w']],
    ['organization.trainee-enrolled', ['person:w']],
    ['organization.trainee-reminded', ['person:w']],
    ['organization.key-staff-proposed', ['unit:u1']],
    ['organization.election-due', ['unit:u1', 'unit:u2', 'unit:u3']],
    ['organization.election-overdue', ['unit:u1', 'unit:u2', 'unit:u3']],
  ] as const)('%s: %j, each once', (type, recipients) => {
    expect(wording(type)!.recipients).toEqual(recipients);
    expect(new Set(recipients).size).toBe(recipients.length);
  });

  it.each(NOTEWORTHY)('%s has words in both languages and a page to go to', (type) => {
    const { title, body, link, level } = wording(type)!;
    for (const words of [title, body]) for (const text of [words.zh, words.en]) expect(text).toMatch(/\S/);
    expect(link).toMatch(/^\/[a-z]/);
    expect(level).toBe(
      {
        'alliance-project.problem-overdue': 'warning',
        'alliance-project.problem-released': 'reminder',
        'alliance-project.rectification-overdue': 'warning',
        'alliance-project.rectification-reopened': 'reminder',
        'organization.station-shortfall': 'warning',
        'organization.duty-signature-reminded': 'reminder',
        'organization.trainee-reminded': 'reminder',
        'organization.election-due': 'reminder',
        'organization.election-overdue': 'warning',
      }[type as string] ?? 'information',
    );
  });

  it('nobody is told of a problem in an alliance that is not heard of yet', () => {
    const [event] = recorded([{ type: NOTEWORTHY[1], data: DATA[NOTEWORTHY[1]] }]);
    const found = wordingOf(event as unknown as Recorded<Noteworthy>, { unitName: (id) => id });
    expect(found!.recipients).toEqual([]);
  });
});
