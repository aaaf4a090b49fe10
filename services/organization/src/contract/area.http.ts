import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { CommandContext, Handled } from '@ronghe/event-sourcing';
import {
  Changes,
  CodeField,
  Context,
  Creates,
  DateField,
  IdField,
  PointsField,
  Receipt,
  TextField,
} from '@ronghe/service-kit';
import { areaId, demonstrationPostId } from './contract.js';
import { ChangeArea, RegisterArea } from './contract.handlers.js';

/** A whole oilfield has a few thousand square kilometres. */
const LARGEST = 9_999_999_999.99;
const SquareMetresField = (): PropertyDecorator =>
  PointsField(0.01, LARGEST, { description: 'square metres, at most two decimals' });

class PostBody {
  @IdField({ description: 'production unit' }) unit!: string;
  @CodeField() code!: string;
  @TextField(120) name!: string;
  @DateField() on!: string;
}
class AreaBody extends PostBody {
  @SquareMetresField() squareMetres!: number;
}
class HeldPostBody extends PostBody {
  @IdField({ optional: true, description: 'Party member who holds it from its first day on' }) member?: string;
}
class MeasurementBody {
  @SquareMetresField() squareMetres!: number;
  @DateField() on!: string;
}
class ClosureBody {
  @DateField({ description: 'first day without it' }) on!: string;
  @TextField(200, { description: 'why; names nobody' }) reason!: string;
}

@ApiTags('organization')
@Controller('api/organization/v1')
export class AreaController {
  constructor(private readonly commands: CommandBus) {}

  @Creates('areas', '登记责任区 Register a responsibility area', ['change', 'area'])
  async register(@Context() context: CommandContext, @Body() { ...area }: AreaBody): Promise<Receipt> {
    return this.receipt(areaId(area.unit, area.code), new RegisterArea(context, { area }));
  }

  @Changes('areas/:id/measurement', '重新丈量责任区 Measure an area anew', ['change', 'area'])
  async measure(
    @Context() context: CommandContext,
    @Param('id') thing: string,
    @Body() { squareMetres, on }: MeasurementBody,
  ): Promise<Receipt> {
    return this.receipt(thing, new ChangeArea(context, { kind: 'measureArea', thing, squareMetres, on }));
  }

  @Changes('areas/:id/closure', '停用责任区或撤销示范岗 Close an area or a demonstration post', ['change', 'area'])
  async close(
    @Context() context: CommandContext,
    @Param('id') thing: string,
    @Body() { on, reason }: ClosureBody,
  ): Promise<Receipt> {
    return this.receipt(thing, new ChangeArea(context, { kind: 'close', thing, on, reason }));
  }

  @Creates('demonstration-posts', '设立党员示范岗 Declare a demonstration post', ['change', 'area'])
  async declare(@Context() context: CommandContext, @Body() { member, ...post }: HeldPostBody): Promise<Receipt> {
    return this.receipt(demonstrationPostId(post.unit, post.code), new RegisterArea(context, { post, member }));
  }

  private async receipt(id: string, command: RegisterArea | ChangeArea): Promise<Receipt> {
    return new Receipt(id, await this.commands.execute<typeof command, Handled>(command));
  }
}
