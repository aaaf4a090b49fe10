import { describe, it } from '@jest/globals';
import { MEMBERSHIP_STAGES, type MembershipStage, type PersonFact } from '@ronghe/contracts';
import { given } from '@ronghe/event-sourcing/testing';
import type { PersonCommand, PersonDetails } from './person.decide.js';
import { person } from './person.decider.js';

const WANG: PersonDetails = {
  employeeNo: 'pd1.no',
  name: 'pd1.name',
  unit: 'production.T1',
  partyGroup: 'party.G1',
  membership: 'probationary',
  employedOn: '2020-07-01',
};
const registered = (details: Partial<PersonDetails> = {}): PersonFact => ({
  type: 'organization.person-registered',
  data: { person: 'p1', ...WANG, ...details },
});
const membership = (stage: MembershipStage, from: MembershipStage | undefined, group?: string): PersonFact => ({
  type: 'organization.membership-changed',
  data: {
    person: 'p1',
    unit: WANG.unit,
    membership: stage,
    previousMembership: from,
    partyGroup: group,
    previousPartyGroup: group,
    on: ON,
  },
});
const ON = '2026-03-01';
const around = { today: '2026-11-21' };
const register = (details: PersonDetails): PersonCommand => ({ kind: 'registerPerson', person: 'p1', details, around });
const move = (unit: string, on = ON): PersonCommand => ({ kind: 'movePerson', person: 'p1', unit, on, around });
const change = (stage: MembershipStage, on = ON, partyGroup?: string): PersonCommand => ({
  kind: 'changeMembership',
  person: 'p1',
  stage,
  partyGroup,
  on,
  around,
});
const reconcile = (details: Partial<PersonDetails>): PersonCommand => ({
  kind: 'reconcilePerson',
  person: 'p1',
  details: { ...WANG, ...details },
  on: ON,
});

describe('registering a person', () => {
  it('is done once for an employee number', () => {
    given(person).when(register(WANG)).then([registered()]);
    given(person, [registered()]).when(register(WANG)).thenRefused('person-exists');
  });

  it('needs a stage for whoever is in a Party group', () => {
    given(person)
      .when(register({ ...WANG, membership: undefined }))
      .thenRefused('group-without-membership');
  });
});

describe('moving a person', () => {
  it('says where he worked before, and nothing when he works there already', () => {
    given(person, [registered()])
      .when(move('production.T2'))
      .then([
        {
          type: 'organization.person-moved',
          data: {
            person: 'p1',
            unit: 'production.T2',
            previousUnit: 'production.T1',
            membership: 'probationary',
            on: ON,
          },
        },
      ]);
    given(person, [registered()]).when(move('production.T1')).then([]);
  });

  it('is refused for somebody unknown and before he was employed', () => {
    given(person).when(move('production.T2')).thenRefused('not-found');
    given(person, [registered()]).when(move('production.T2', '2020-06-30')).thenRefused('before-employment');
  });
});

describe('changing a membership stage', () => {
  const nobody = registered({ membership: undefined, partyGroup: undefined });
  const at = (stage: MembershipStage) => registered({ membership: stage, partyGroup: undefined });

  it('goes through all five stages one after another', () => {
    given(person, [nobody])
      .when(change('applicant'))
      .then([membership('applicant', undefined)]);
    MEMBERSHIP_STAGES.slice(1).forEach((stage, i) => {
      const before = MEMBERSHIP_STAGES[i]!;
      given(person, [at(before)])
        .when(change(stage))
        .then([membership(stage, before)]);
    });
  });

  it('skips none and takes none back, from any stage to any other', () => {
    for (const [i, from] of MEMBERSHIP_STAGES.entries())
      for (const [j, to] of MEMBERSHIP_STAGES.entries())
        if (j !== i && j !== i + 1)
          given(person, [at(from)])
            .when(change(to))
            .thenRefused('stage-out-of-order');
    for (const to of MEMBERSHIP_STAGES.slice(1))
      given(person, [nobody]).when(change(to)).thenRefused('stage-out-of-order');
  });

  it('does nothing when stage and group stay, and changes the group alone', () => {
    given(person, [registered()]).when(change('probationary')).then([]);
    given(person, [registered()])
      .when(change('probationary', ON, 'party.G2'))
      .then([
        {
          type: 'organization.membership-changed',
          data: {
            person: 'p1',
            unit: WANG.unit,
            membership: 'probationary',
            previousMembership: 'probationary',
            partyGroup: 'party.G2',
            previousPartyGroup: 'party.G1',
            on: ON,
          },
        },
      ]);
  });

  it('is refused for somebody unknown and before he was employed', () => {
    given(person).when(change('applicant')).thenRefused('not-found');
    given(person, [nobody]).when(change('applicant', '2020-06-30')).thenRefused('before-employment');
  });
});

describe('reconciling with a workbook', () => {
  it('registers who is new and leaves who is the same', () => {
    given(person).when(reconcile({})).then([registered()]);
    given(person, [registered()]).when(reconcile({})).then([]);
  });

  it('corrects, moves and changes the stage, which may be several steps on', () => {
    given(person, [registered({ membership: 'applicant', partyGroup: undefined })])
      .when(reconcile({ name: 'pd1.other', unit: 'production.T2', membership: 'full' }))
      .then([
        {
          type: 'organization.person-corrected',
          data: { person: 'p1', name: 'pd1.other', idNumber: undefined, phone: undefined },
        },
        {
          type: 'organization.person-moved',
          data: { person: 'p1', unit: 'production.T2', previousUnit: 'production.T1', membership: 'applicant', on: ON },
        },
        {
          type: 'organization.membership-changed',
          data: {
            person: 'p1',
            unit: 'production.T2',
            membership: 'full',
            previousMembership: 'applicant',
            partyGroup: 'party.G1',
            previousPartyGroup: undefined,
            on: ON,
            stated: true,
          },
        },
      ]);
  });

  it('takes no stage back', () => {
    given(person, [registered({ membership: 'full' })])
      .when(reconcile({}))
      .thenRefused('stage-out-of-order');
  });

  it('an empty cell takes nothing away', () => {
    given(person, [registered({ phone: 'pd1.phone', idNumber: 'pd1.id' })])
      .when(reconcile({ membership: undefined, partyGroup: undefined }))
      .then([]);
  });

  it('needs a stage for whoever is in a Party group', () => {
    given(person, [registered()])
      .when(reconcile({ membership: undefined }))
      .thenRefused('group-without-membership');
  });
});
