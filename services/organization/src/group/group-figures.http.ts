import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type GroupFigures, Reads, View, type Viewpoint, groupFigures } from '@ronghe/service-kit';
import { OrganizationRuntime } from '../organization.runtime.js';
import { type OrganizationFigures, figuresOf } from './figures.js';

/** The oilfields side by side, and their sum. */
@ApiTags('organization')
@Controller('api/organization/v1/group')
export class GroupController {
  constructor(private readonly runtime: OrganizationRuntime) {}

  @Reads('figures', '各油田组织概况 The oilfields’ organisations in figures', ['read', 'group'])
  figures(@View() view: Viewpoint): Promise<GroupFigures<OrganizationFigures>> {
    return groupFigures(this.runtime, view, (reader) => figuresOf(reader, view.today));
  }
}
