import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type GroupFigures, Reads, View, type Viewpoint, groupFigures } from '@ronghe/service-kit';
import { ScoringRuntime } from '../scoring.runtime.js';
import { type ScoringFigures, figuresOf } from './figures.js';

/** The oilfields side by side, and their sum. */
@ApiTags('scoring')
@Controller('api/scoring/v1/group')
export class GroupController {
  constructor(private readonly runtime: ScoringRuntime) {}

  @Reads('figures', '各油田积分概况 The oilfields’ points in figures', ['read', 'group'])
  figures(@View() view: Viewpoint): Promise<GroupFigures<ScoringFigures>> {
    return groupFigures(this.runtime, view, figuresOf);
  }
}
