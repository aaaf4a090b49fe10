import { describe, expect, it } from '@jest/globals';
import type { ContactPointFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import { contactPoint } from './contact-point.decider.js';
import type { ContactPointCommand, FindingDraft } from './contact-point.decide.js';

const [unit, person] = ['production.S1', 'l'];
const point = 'production.S1.l';
const about = { point, unit, person };
const today = '2026-03-31';
type Change<K extends ContactPointCommand['kind']> = Partial<Extract<ContactPointCommand, { kind: K }>>;

const open = (more: Change<'openPoint'> = {}): ContactPointCommand => ({
  kind: 'openPoint',
  ...{ unit, person, purposes: ['safety', 'party'] as const, on: '2026-03-01', today },
  ...more,
});
const opened = (on = '2026-03-01'): ContactPointFact => ({
  type: 'organization.contact-point-opened',
  data: { ...about, purposes: ['safety', 'party'], on },
});
const draft: FindingDraft = { finding: 'f1', title: '护栏松动', severity: 3, dueOn: '2026-03-20' };
const log = (more: Change<'logVisit'> = {}): ContactPointCommand => ({
  kind: 'logVisit',
  ...{ point, visit: 'v1', on: '2026-03-10', hours: 4, done: '查现场、听意见', findings: [], today },
  ...more,
});
const logged = (visit = 'v1', on = '2026-03-10'): ContactPointFact => ({
  type: 'organization.contact-visit-logged',
  data: { ...about, visit, hours: 4, done: '查现场、听意见', on },
});
const recorded: ContactPointFact = {
  type: 'organization.contact-finding-recorded',
  data: { ...about, visit: 'v1', ...draft, responsibleUnit: unit, on: '2026-03-10' },
};
const withdrawnFinding: ContactPointFact = {
  type: 'organization.contact-finding-withdrawn',
  data: { ...about, visit: 'v1', finding: 'f1', reason: '记错', on: today },
};
const closed = (on = '2026-03-20', reason: string | undefined = '调整分工'): ContactPointFact => ({
  type: 'organization.contact-point-closed',
  data: { ...about, reason, on },
});
const close = (on = '2026-03-20'): ContactPointCommand => ({
  kind: 'closePoint',
  point,
  reason: '调整分工',
  on,
  today,
});
const pass = (more: Change<'passPoint'> = {}): ContactPointCommand => ({
  kind: 'passPoint',
  ...{ point, to: 'm', on: '2026-03-20', today },
  ...more,
});

describe('a contact point', () => {
  it('is one record of both kinds: a second one of the same leader at the same place cannot be', () => {
    given(contactPoint).when(open()).then([opened()]);
    given(contactPoint, [opened()])
      .when(open({ purposes: ['party'] }))
      .thenRefused('contact-point-exists');
    given(contactPoint)
      .when(open({ on: '2026-04-01' }))
      .thenRefused('in-future');
  });

  it('is given up, and may become his again from that day on', () => {
    given(contactPoint, [opened()]).when(close()).then([closed()]);
    given(contactPoint, [opened(), closed()])
      .when(open({ on: '2026-03-19' }))
      .thenRefused('too-early');
    given(contactPoint, [opened(), closed()])
      .when(open({ on: '2026-03-20' }))
      .then([opened('2026-03-20')]);
    given(contactPoint, [opened(), closed()]).when(close()).thenRefused('contact-point-closed');
    given(contactPoint).when(close()).thenRefused('not-found');
    given(contactPoint, [opened(), logged()]).when(close('2026-03-09')).thenRefused('too-early');
    given(contactPoint, [opened()]).when(close('2026-04-01')).thenRefused('in-future');
  });

  it('is passed on to another leader, not to himself', () => {
    const passed: ContactPointFact = {
      type: 'organization.contact-point-passed',
      data: { ...about, purposes: ['safety', 'party'], to: 'm', on: '2026-03-20' },
    };
    given(contactPoint, [opened()]).when(pass()).then([passed]);
    given(contactPoint, [opened()])
      .when(pass({ to: person }))
      .thenRefused('same-leader');
    given(contactPoint, [opened(), passed]).when(pass()).thenRefused('contact-point-closed');
  });

  it('is given up without a word when the leader is not there any more', () => {
    const release: ContactPointCommand = { kind: 'releasePoint', point, today };
    const gone: ContactPointFact = {
      type: 'organization.contact-point-closed',
      data: { ...about, reason: undefined, on: today },
    };
    given(contactPoint, [opened()]).when(release).then([gone]);
    given(contactPoint, [opened(), closed()]).when(release).then([]);
  });
});

describe('a visit', () => {
  it('is logged with what it found', () => {
    given(contactPoint, [opened()])
      .when(log({ findings: [draft] }))
      .then([logged(), recorded]);
    given(contactPoint, [opened()])
      .when(log({ findings: [{ ...draft, responsibleUnit: 'production.T1' }] }))
      .then([
        logged(),
        { ...recorded, data: { ...recorded.data, responsibleUnit: 'production.T1' } },
      ]);
  });

  it('is not of the future, not before it was his, not after', () => {
    const refused = (on: string, code: string, ...more: ContactPointFact[]) =>
      given(contactPoint, [opened(), ...more])
        .when(log({ on }))
        .thenRefused(code);
    const refusal = refused('2026-04-01', 'visit-in-future');
    expect(refusal.more.errors).toMatchObject([{ pointer: '/on' }]);
    refused('2026-02-28', 'visit-before-opened');
    refused('2026-03-21', 'visit-after-closed', closed());
    given(contactPoint, [opened(), closed()]).when(log()).then([logged()]);
    given(contactPoint).when(log()).thenRefused('not-found');
  });

  it('is one a day', () => {
    given(contactPoint, [opened(), logged()])
      .when(log({ visit: 'v2' }))
      .thenRefused('visit-that-day');
    given(contactPoint, [opened(), logged()])
      .when(log({ visit: 'v2', on: '2026-03-11' }))
      .then([logged('v2', '2026-03-11')]);
  });

  it('finds nothing that is due before it', () => {
    const refusal = given(contactPoint, [opened()])
      .when(log({ findings: [draft, { ...draft, finding: 'f2', dueOn: '2026-03-09' }] }))
      .thenRefused('due-before-visit');
    expect(refusal.more.errors).toMatchObject([{ pointer: '/findings/1/dueOn' }]);
  });

  it('is put right in its words and hours, with a reason', () => {
    const correct = (hours: number): ContactPointCommand => ({
      kind: 'correctVisit',
      ...{ point, visit: 'v1', hours, done: '查现场、听意见', reason: '漏记' },
    });
    given(contactPoint, [opened(), logged()])
      .when(correct(6))
      .then([
        {
          type: 'organization.contact-visit-corrected',
          data: { ...about, visit: 'v1', hours: 6, done: '查现场、听意见', reason: '漏记', on: '2026-03-10' },
        },
      ]);
    given(contactPoint, [opened(), logged()]).when(correct(4)).thenRefused('nothing-corrected');
    given(contactPoint, [opened()]).when(correct(6)).thenRefused('not-found');
  });

  it('is withdrawn, never erased, and with it what it found', () => {
    const withdraw: ContactPointCommand = { kind: 'withdrawVisit', point, visit: 'v1', reason: '记错', today };
    const withdrawn: ContactPointFact = {
      type: 'organization.contact-visit-withdrawn',
      data: { ...about, visit: 'v1', reason: '记错', on: today },
    };
    given(contactPoint, [opened(), logged(), recorded]).when(withdraw).then([withdrawnFinding, withdrawn]);
    given(contactPoint, [opened(), logged(), withdrawn]).when(withdraw).thenRefused('not-found');
    given(contactPoint, [opened(), logged(), withdrawn]).when(log()).then([logged()]);
  });

  it('may have found more than was written at once, and less', () => {
    given(contactPoint, [opened(), logged()])
      .when({ kind: 'addFindings', point, visit: 'v1', findings: [draft] })
      .then([recorded]);
    given(contactPoint, [opened()])
      .when({ kind: 'addFindings', point, visit: 'v1', findings: [draft] })
      .thenRefused('not-found');
    const less: ContactPointCommand = {
      kind: 'withdrawFinding',
      ...{ point, visit: 'v1', finding: 'f1', reason: '记错', today },
    };
    given(contactPoint, [opened(), logged(), recorded]).when(less).then([withdrawnFinding]);
    given(contactPoint, [opened(), logged(), recorded, withdrawnFinding]).when(less).thenRefused('not-found');
  });
});
