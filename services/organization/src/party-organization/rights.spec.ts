import { describe, it } from '@jest/globals';
import type { PartyOrganizationFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PartyOrganizationCommand } from './party-organization.decide.js';
import { partyOrganization as group } from './party-organization.decider.js';

type Of<K extends PartyOrganizationCommand['kind']> = Extract<PartyOrganizationCommand, { kind: K }>;
type DataOf<T extends PartyOrganizationFact['type']> = Extract<PartyOrganizationFact, { type: T }>['data'];

const partyGroup = 'party.G1';
const around = { foundedOn: '2020-01-01', today: '2026-06-30' };

const grant = (change: Partial<Of<'grantRight'>> = {}): PartyOrganizationCommand => ({
  kind: 'grantRight',
  partyGroup,
  grant: 'g1',
  right: 'bonus',
  from: '2026-03-01',
  around,
  ...change,
});
const granted = (change: Partial<DataOf<'organization.right-granted'>> = {}): PartyOrganizationFact => ({
  type: 'organization.right-granted',
  data: { partyGroup, grant: 'g1', right: 'bonus', from: '2026-03-01', ...change },
});
const use = (change: Partial<Of<'useRight'>> = {}): PartyOrganizationCommand => ({
  kind: 'useRight',
  partyGroup,
  use: 'u1',
  right: 'bonus',
  on: '2026-04-10',
  what: '四月奖金二次分配',
  fen: 100_000,
  around,
  ...change,
});
const used = (change: Partial<DataOf<'organization.right-used'>> = {}): PartyOrganizationFact => ({
  type: 'organization.right-used',
  data: {
    partyGroup,
    grant: 'g1',
    right: 'bonus',
    use: 'u1',
    on: '2026-04-10',
    what: '四月奖金二次分配',
    fen: 100_000,
    ...change,
  },
});
const withdraw = (on: string, id = 'g1'): PartyOrganizationCommand => ({
  kind: 'withdrawRight',
  partyGroup,
  grant: id,
  on,
  reason: '分配不公开',
  today: around.today,
});
const withdrawn = (on: string): PartyOrganizationFact => ({
  type: 'organization.right-withdrawn',
  data: { partyGroup, grant: 'g1', right: 'bonus', on, reason: '分配不公开' },
});

describe('granting a right', () => {
  const limit = { per: 'month', uses: 2, fen: 500_000 } as const;

  it('is from a day on, for as long and as much as it says', () => {
    given(group).when(grant()).then([granted()]);
    given(group)
      .when(grant({ to: '2026-12-31', limit }))
      .then([granted({ to: '2026-12-31', limit })]);
  });

  it('does not begin before the group was founded, nor end before it begins', () => {
    given(group)
      .when(grant({ from: '2019-12-31' }))
      .thenRefused('before-founding');
    given(group)
      .when(grant({ to: '2026-02-28' }))
      .thenRefused('range');
  });

  it('has a limit of something, and in money of the bonus right only', () => {
    given(group)
      .when(grant({ limit: { per: 'year' } }))
      .thenRefused('limit-of-nothing');
    given(group)
      .when(grant({ right: 'awards', limit }))
      .thenRefused('money-of-bonus-only');
    given(group)
      .when(grant({ right: 'awards', limit: { per: 'year', uses: 4 } }))
      .then([granted({ right: 'awards', limit: { per: 'year', uses: 4 } })]);
  });

  it('is not given twice for the same time; another right is', () => {
    given(group, [granted()])
      .when(grant({ grant: 'g2', from: '2026-06-01' }))
      .thenRefused('right-held');
    given(group, [granted({ to: '2026-05-31' })])
      .when(grant({ grant: 'g2', from: '2026-06-01' }))
      .then([granted({ grant: 'g2', from: '2026-06-01' })]);
    given(group, [granted(), withdrawn('2026-05-01')])
      .when(grant({ grant: 'g2', from: '2026-05-01' }))
      .then([granted({ grant: 'g2', from: '2026-05-01' })]);
    given(group, [granted()])
      .when(grant({ grant: 'g2', right: 'attendance' }))
      .then([granted({ grant: 'g2', right: 'attendance' })]);
  });
});

describe('using a right', () => {
  it('is recorded with the grant by which it is held', () => {
    given(group, [granted()]).when(use()).then([used()]);
    const attendance = { right: 'attendance', fen: undefined } as const;
    given(group, [granted(), granted({ grant: 'g2', right: 'attendance' })])
      .when(use(attendance))
      .then([used({ ...attendance, grant: 'g2' })]);
  });

  it('is refused without the right', () => {
    given(group).when(use()).thenRefused('right-not-held');
    given(group, [granted({ right: 'awards' })])
      .when(use())
      .thenRefused('right-not-held');
  });

  it('is refused before the grant and after its last day', () => {
    given(group, [granted()])
      .when(use({ on: '2026-02-28' }))
      .thenRefused('right-not-yet');
    given(group, [granted({ to: '2026-04-09' })])
      .when(use())
      .thenRefused('right-ended');
    given(group, [granted({ to: '2026-04-10' })])
      .when(use())
      .then([used()]);
  });

  it('is refused from the day of the withdrawal on, and still told of a day before', () => {
    const taken = [granted(), withdrawn('2026-04-10')];
    given(group, taken).when(use()).thenRefused('right-withdrawn');
    given(group, taken)
      .when(use({ on: '2026-04-09' }))
      .then([used({ on: '2026-04-09' })]);
  });

  it('goes by the grant of its day when it was granted again', () => {
    const again = [granted(), withdrawn('2026-04-01'), granted({ grant: 'g2', from: '2026-05-01' })];
    given(group, again)
      .when(use({ on: '2026-05-01' }))
      .then([used({ grant: 'g2', on: '2026-05-01' })]);
    given(group, again).when(use()).thenRefused('right-withdrawn');
    given(group, again)
      .when(use({ on: '2026-03-31' }))
      .then([used({ on: '2026-03-31' })]);
  });

  it('is refused beyond the number of its period, which begins anew', () => {
    const limited = [granted({ limit: { per: 'quarter', uses: 1 } }), used()];
    given(group, limited)
      .when(use({ use: 'u2', on: '2026-06-30' }))
      .thenRefused('right-used-up');
    given(group, limited)
      .when(use({ use: 'u2', on: '2026-03-31' }))
      .then([used({ use: 'u2', on: '2026-03-31' })]);
  });

  it('is refused beyond the money of its period, to the fen', () => {
    const limited = [granted({ limit: { per: 'month', fen: 150_000 } }), used()];
    given(group, limited)
      .when(use({ use: 'u2', fen: 50_001 }))
      .thenRefused('right-amount-exceeded');
    given(group, limited)
      .when(use({ use: 'u2', fen: 50_000 }))
      .then([used({ use: 'u2', fen: 50_000 })]);
    given(group, limited)
      .when(use({ use: 'u2', on: '2026-05-01', fen: 150_000 }))
      .then([used({ use: 'u2', on: '2026-05-01', fen: 150_000 })]);
  });

  it('has an amount where money is decided on and nowhere else, and is not of tomorrow', () => {
    given(group, [granted()])
      .when(use({ fen: undefined }))
      .thenRefused('amount-missing');
    given(group, [granted({ right: 'awards' })])
      .when(use({ right: 'awards' }))
      .thenRefused('money-of-bonus-only');
    given(group, [granted()])
      .when(use({ on: '2026-07-01' }))
      .thenRefused('in-future');
  });
});

describe('withdrawing a right', () => {
  it('is done once, within the time of the grant', () => {
    given(group, [granted()])
      .when(withdraw('2026-05-01'))
      .then([withdrawn('2026-05-01')]);
    given(group, [granted(), withdrawn('2026-05-01')])
      .when(withdraw('2026-06-01'))
      .thenRefused('grant-withdrawn');
    given(group, [granted()]).when(withdraw('2026-02-28')).thenRefused('before-from');
    given(group, [granted({ to: '2026-04-30' })])
      .when(withdraw('2026-05-01'))
      .thenRefused('grant-over');
    given(group).when(withdraw('2026-05-01')).thenRefused('not-found');
  });

  it('does not reach back behind a use', () => {
    given(group, [granted(), used()]).when(withdraw('2026-04-10')).thenRefused('used-since');
    given(group, [granted(), used()])
      .when(withdraw('2026-04-11'))
      .then([withdrawn('2026-04-11')]);
  });
});
