import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type GroupFigures, Reads, View, type Viewpoint, groupFigures } from '@ronghe/service-kit';
import { AllianceProjectRuntime } from '../alliance-project.runtime.js';
import { type AllianceFigures, figuresOf } from './figures.js';

/** The oilfields side by side, and their sum. */
@ApiTags('alliance-project')
@Controller('api/alliance-project/v1/group')
export class GroupController {
  constructor(private readonly runtime: AllianceProjectRuntime) {}

  @Reads('figures', '各油田联盟概况 The oilfields’ alliances in figures', ['read', 'group'])
  figures(@View() view: Viewpoint): Promise<GroupFigures<AllianceFigures>> {
    return groupFigures(this.runtime, view, figuresOf);
  }
}
