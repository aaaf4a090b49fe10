import { describe, it } from '@jest/globals';
import type { ContactPointFact, RectificationFact } from '@ronghe/contracts';
import { givenEvents, recorded } from '@ronghe/event-sourcing/testing';
import { contactPoints } from './contact-points.js';
import { contactVisits } from './contact-visits.js';
import { findingRectifications } from './finding-rectifications.js';

const about = { point: 'u.l', unit: 'u', person: 'l' };
const visit = { ...about, visit: 'v' };
const opened: ContactPointFact = {
  type: 'organization.contact-point-opened',
  data: { ...about, purposes: ['safety', 'party'], on: '2026-03-01' },
};
const logged: ContactPointFact = {
  type: 'organization.contact-visit-logged',
  data: { ...visit, hours: 4, done: '查现场', on: '2026-03-10' },
};
const finding = { title: '护栏松动', severity: 3, responsibleUnit: 'u', responsible: 'w', dueOn: '2026-03-20' };
const found: ContactPointFact = {
  type: 'organization.contact-finding-recorded',
  data: { ...visit, finding: 'f', ...finding, on: '2026-03-10' },
};
const foundNothing: ContactPointFact = {
  type: 'organization.contact-finding-withdrawn',
  data: { ...visit, finding: 'f', reason: '记错', on: '2026-03-11' },
};
const corrected: ContactPointFact = {
  type: 'organization.contact-visit-corrected',
  data: { ...visit, hours: 6, done: '查现场、座谈', reason: '漏记', on: '2026-03-10' },
};
const withdrawn: ContactPointFact = {
  type: 'organization.contact-visit-withdrawn',
  data: { ...visit, reason: '记错', on: '2026-03-11' },
};
const passed: ContactPointFact = {
  type: 'organization.contact-point-passed',
  data: { ...about, purposes: ['safety', 'party'], to: 'm', on: '2026-03-20' },
};

describe('contact points', () => {
  const row = {
    ...{ unit: 'u', person: 'l', purposes: ['safety', 'party'] as const, on: '2026-03-01' },
    ...{ state: 'open' as const, visits: 0, findings: 0, version: 1 },
  };
  const after = (...facts: ContactPointFact[]) => givenEvents(contactPoints, recorded([opened, ...facts]));

  it('count their visits and findings, without those that were withdrawn', () => {
    after().then('u.l', row);
    after(logged, found, corrected).then('u.l', { ...row, visits: 1, findings: 1, version: 4 });
    after(logged, found, foundNothing, withdrawn).then('u.l', { ...row, version: 5 });
  });

  it('say to whom they were passed, or why they were given up, and are open again', () => {
    const gone = { ...row, state: 'closed' as const, closedOn: '2026-03-20', version: 2 };
    after(passed).then('u.l', { ...gone, passedTo: 'm' });
    const closed: ContactPointFact = {
      type: 'organization.contact-point-closed',
      data: { ...about, reason: '调整', on: '2026-03-20' },
    };
    after(closed).then('u.l', { ...gone, reason: '调整' });
    after(logged, closed, opened).then('u.l', { ...row, visits: 1, version: 4 });
  });
});

describe('visits', () => {
  const row = { ...about, on: '2026-03-10', month: '2026-03', hours: 4, done: '查现场', findings: [] };
  const after = (...facts: ContactPointFact[]) => givenEvents(contactVisits, recorded([logged, ...facts]));

  it('have what they found, as it was put right, and are gone when they were withdrawn', () => {
    after(found).then('v', { ...row, findings: [{ id: 'f', ...finding }] });
    after(found, foundNothing).then('v', row);
    after(corrected).then('v', { ...row, hours: 6, done: '查现场、座谈', correction: '漏记' });
    after(withdrawn).then('v', undefined);
  });
});

describe('what has become of a finding', () => {
  const r = { rectification: 'r', source: 'contactVisit' as const, origin: 'f', unit: 'u', title: '护栏松动' };
  const open: RectificationFact = {
    type: 'alliance-project.rectification-opened',
    data: { ...r, severity: 3, dueOn: '2026-03-20', on: '2026-03-10' },
  };
  const assigned: RectificationFact = {
    type: 'alliance-project.rectification-assigned',
    data: { ...r, person: 'w', dueOn: '2026-03-25', on: '2026-03-11' },
  };
  const overdue: RectificationFact = {
    type: 'alliance-project.rectification-overdue',
    data: { ...r, person: 'w', dueOn: '2026-03-25' },
  };
  const done: RectificationFact = {
    type: 'alliance-project.rectification-done',
    data: { ...r, person: 'w', doneBy: 'w', evidence: '已加固', on: '2026-03-26' },
  };
  const reopened: RectificationFact = {
    type: 'alliance-project.rectification-reopened',
    data: { ...r, person: 'w', checkedBy: 'c', reason: '仍松动', dueOn: '2026-03-30', on: '2026-03-27' },
  };
  const closed: RectificationFact = {
    type: 'alliance-project.rectification-closed',
    data: {
      ...{ ...r, person: 'w', severity: 3, doneBy: 'w', checkedBy: 'c', inTime: true },
      ...{ openedOn: '2026-03-10', doneOn: '2026-03-29', on: '2026-03-30' },
    },
  };
  const withdrawnThere: RectificationFact = {
    type: 'alliance-project.rectification-withdrawn',
    data: { ...r, reason: '记错', on: '2026-03-12' },
  };
  const after = (...facts: RectificationFact[]) => givenEvents(findingRectifications, recorded([open, ...facts]));

  it('follows its rectification to the end', () => {
    const row = { rectification: 'r', state: 'open' as const, dueOn: '2026-03-20', reopened: 0 };
    after().then('f', row);
    const late = { ...row, state: 'assigned' as const, dueOn: '2026-03-25', overdue: true as const };
    after(assigned, overdue).then('f', late);
    after(assigned, overdue, done).then('f', { ...late, state: 'done', doneOn: '2026-03-26', overdue: undefined });
    const again = { ...row, state: 'assigned' as const, dueOn: '2026-03-30', reopened: 1 };
    after(assigned, done, reopened).then('f', { ...again, overdue: undefined, doneOn: undefined, closedOn: undefined });
    after(assigned, done, reopened, closed).then('f', {
      ...{ ...again, overdue: undefined, doneOn: undefined },
      ...{ state: 'closed', closedOn: '2026-03-30' },
    });
    after(withdrawnThere).then('f', { ...row, state: 'withdrawn', overdue: undefined });
  });
});
