import { type CommandContext, type Model } from '@ronghe/event-sourcing';
import { type Thing, outsideScope } from './identity/index.js';
import { type KnownUnit, UnitDirectory } from './known-units.js';
import { rightsOf } from './request.js';
import type { ServiceRuntime } from './runtime.js';

/**
 * Whether the sender may change something that belongs to any one of these units, by what the service has heard of the
 * chart. @throws Refusal outside-scope
 */
export async function requireReach(
  runtime: ServiceRuntime,
  model: Model<KnownUnit>,
  context: CommandContext,
  thing: Thing,
  units: readonly (string | undefined)[],
): Promise<void> {
  const rights = rightsOf(context);
  if (!rights || rights.everywhere('change', thing)) return;
  const chart = await UnitDirectory.of(await runtime.lookup(context), model);
  if (!rights.may('change', thing, { within: units.flatMap((unit) => chart.within(unit)) })) throw outsideScope();
}
