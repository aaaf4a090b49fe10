import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { notFound } from '@ronghe/event-sourcing';
import { ChoiceField, type Column, ListFilter, Listing, Lists, View, type Viewpoint, asked } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { nameOf } from '../people/name-of.js';
import { people } from '../people/people.js';
import { type DutySignature, dutySignatures } from './duty-signatures.js';
import { VisibleDuties } from './visible-duties.handlers.js';
import { dutyVersions, versionKey } from './duty-versions.js';

type State = DutySignature['state'];
const STATES = ['open', 'signed'] as const;

class SignatureFilter extends ListFilter {
  @ChoiceField(STATES, { optional: true }) state?: State;
}

const SIGNATURE: Column[] = [
  {
    field: 'state',
    label: { zh: '签署', en: 'State' },
    values: { open: { zh: '未签', en: 'not signed' }, signed: { zh: '已签', en: 'signed' } },
  },
  { field: 'signedOn', label: { zh: '签署日期', en: 'Signed on' } },
  { field: 'remindedOn', label: { zh: '最近提醒', en: 'Reminded on' } },
];
const OF_A_VERSION: Column[] = [
  { field: 'name', label: { zh: '姓名', en: 'Name' }, sealed: true },
  { field: 'unitName', label: { zh: '所在单位', en: 'Unit' } },
  ...SIGNATURE,
];
const OF_ONESELF: Column[] = [
  { field: 'name', label: { zh: '责任清单', en: 'Duty list' } },
  { field: 'unitName', label: { zh: '单位', en: 'Unit' } },
  { field: 'version', label: { zh: '版本', en: 'Version' } },
  { field: 'dueOn', label: { zh: '签署期限', en: 'Due on' } },
  ...SIGNATURE,
];

/** `name` is null of a person who was forgotten. */
interface SignatureRow extends Pick<DutySignature, 'person' | 'state' | 'signedOn' | 'remindedOn'> {
  id: string;
  name?: string | null;
  unitName?: string;
}
interface MyDuty extends Omit<DutySignature, 'of' | 'person'> {
  id: string;
  unitName: string;
  name: string;
  version: string;
  /** A later version, which is to be signed instead, or was. */
  replacedBy?: string;
}

export class SignaturesQuery {
  constructor(
    readonly view: Viewpoint,
    readonly list: string,
    readonly version: string,
    readonly state?: State,
  ) {}
}
export class MyDutiesQuery {
  constructor(
    readonly view: Viewpoint,
    readonly state?: State,
  ) {}
}

@QueryHandler(SignaturesQuery)
export class SignaturesQueryHandler implements IQueryHandler<SignaturesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, list, version, state }: SignaturesQuery): Promise<Listing<SignatureRow>> {
    const reader = await this.runtime.view(view);
    const duties = await VisibleDuties.of(reader, view);
    if (!duties.maySeeSignatures(await duties.version(list, version)))
      return notFound({ zh: '责任清单的签署情况', en: 'signatures of the duty list' });
    const filter = asked({ of: versionKey(list, version), state });
    const found = await reader.find(dutySignatures, { filter });
    const rows = await Promise.all(
      found.map(async ({ document: { person, state, signedOn, remindedOn } }) => {
        const unit = (await reader.get(people, person))?.unit;
        const name = await nameOf(reader, person);
        return { id: person, person, name, unitName: unit && duties.chart.name(unit), state, signedOn, remindedOn };
      }),
    );
    return new Listing({ zh: '责任清单签署', en: 'Signatures' }, rows, OF_A_VERSION, 'state');
  }
}

@QueryHandler(MyDutiesQuery)
export class MyDutiesQueryHandler implements IQueryHandler<MyDutiesQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  /** What was replaced before he signed it is not his to sign any more. */
  async execute({ view, state }: MyDutiesQuery): Promise<Listing<MyDuty>> {
    const reader = await this.runtime.view(view);
    const { chart } = await VisibleDuties.of(reader, view);
    const filter = asked({ person: view.person, state });
    const found = await reader.find(dutySignatures, { filter });
    const rows = await Promise.all(
      found.map(async ({ document: { of, person: _, ...own } }): Promise<MyDuty[]> => {
        const its = await reader.get(dutyVersions, of);
        if (!its || (own.state === 'open' && its.replacedBy)) return [];
        const { name, version, unit, replacedBy } = its;
        return [{ id: of, ...own, name, version, unitName: chart.name(unit), replacedBy }];
      }),
    );
    return new Listing({ zh: '我的责任清单', en: 'My duty lists' }, rows.flat(), OF_ONESELF, '-version');
  }
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class SignaturesController {
  constructor(private readonly queries: QueryBus) {}

  @Lists('duty-lists/:id/versions/:version/signatures', '一版责任清单的签署情况 Who has signed a version', [
    'read',
    'dutySignature',
  ])
  ofVersion(
    @View() view: Viewpoint,
    @Param('id') list: string,
    @Param('version') version: string,
    @Query() { state }: SignatureFilter,
  ): Promise<Listing<SignatureRow>> {
    return this.queries.execute(new SignaturesQuery(view, list, version, state));
  }

  @Lists('duty-signatures', '我的责任清单 The duty lists that I have to sign', ['read', 'dutySignature'])
  mine(@View() view: Viewpoint, @Query() { state }: SignatureFilter): Promise<Listing<MyDuty>> {
    return this.queries.execute(new MyDutiesQuery(view, state));
  }
}
