import { Controller, Param, Query } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { OneQuery, Reads, View, ViewFilter, type Viewpoint } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import type { PersonRow } from '../people/people.js';
import { readablePerson } from '../people/readable.handlers.js';
import { CARD_SECTIONS } from '../parts/card-sections.js';
import type { CardLine, CardSection } from './card-section.js';

interface PersonCard extends PersonRow {
  id: string;
  unitName: string;
  groupName?: string;
  /** The units he belongs to, with all above them. */
  within: string[];
  sections: (Omit<CardSection, 'rows'> & { rows: CardLine[] })[];
}

export class PersonCardQuery extends OneQuery {}

@QueryHandler(PersonCardQuery)
export class PersonCardQueryHandler implements IQueryHandler<PersonCardQuery> {
  constructor(private readonly runtime: OrganizationRuntime) {}

  async execute({ view, id }: PersonCardQuery): Promise<PersonCard> {
    const { reader, chart } = await this.runtime.chartView(view);
    const row = await readablePerson(reader, view, id);
    const within = [...chart.within(row.unit), ...chart.within(row.partyGroup)];
    const around = { reader, chart, person: id };
    const seen = CARD_SECTIONS.filter(([thing]) => view.rights.may('read', thing, { person: id, within }));
    const sections = await Promise.all(
      seen.map(async ([, { subject, title, columns, rows }]) => ({
        subject,
        title,
        columns,
        rows: await rows(around),
      })),
    );
    const groupName = row.partyGroup && chart.name(row.partyGroup);
    return { id, ...row, unitName: chart.name(row.unit), groupName, within, sections };
  }
}

@ApiTags('organization')
@Controller('api/organization/v1/people')
export class PersonCardController {
  constructor(private readonly queries: QueryBus) {}

  @Reads(':id/card', '人员卡片：与此人有关的一切 A person’s card: all that touches him', ['read', 'person'])
  card(@View() view: Viewpoint, @Param('id') id: string, @Query() _: ViewFilter): Promise<PersonCard> {
    return this.queries.execute(new PersonCardQuery(view, id));
  }
}
