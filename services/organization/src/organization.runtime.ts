import type { ModelReader } from '@ronghe/event-sourcing';
import { ServiceRuntime, UnitDirectory, type Viewpoint } from '@ronghe/service-kit';
import { units } from './units/units.js';

/** The runtime of this service, under a name of its own for injection. */
export class OrganizationRuntime extends ServiceRuntime {
  /** The models a query is to read, and the chart in them. @throws Refusal not-found where the unit asked for is not */
  async chartView(view: Viewpoint, unit?: string): Promise<{ reader: ModelReader; chart: UnitDirectory }> {
    const reader = await this.view(view);
    const chart = await UnitDirectory.of(reader, units);
    if (unit) chart.require(unit);
    return { reader, chart };
  }
}
