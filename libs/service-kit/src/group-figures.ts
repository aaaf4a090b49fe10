import type { ModelReader } from '@ronghe/event-sourcing';
import { GROUP_TENANT } from '@ronghe/contracts';
import type { Viewpoint } from './request.js';
import type { ServiceRuntime } from './runtime.js';

/** The same figures of each oilfield, and their sum. */
export interface GroupFigures<F extends Record<string, number>> {
  items: ({ tenant: string; name: { zh: string; en: string } } & F)[];
  total: F;
}

/** Asks each tenant's read models in turn; only for routes that a group auditor's role opens. */
export async function groupFigures<F extends Record<string, number>>(
  runtime: ServiceRuntime,
  view: Viewpoint,
  figuresOf: (reader: ModelReader) => Promise<F>,
): Promise<GroupFigures<F>> {
  const { tenants } = runtime.definition.standings;
  const known = await (await runtime.view({ ...view, tenant: GROUP_TENANT })).find(tenants, { sort: { tenant: 1 } });
  const items: GroupFigures<F>['items'] = [];
  for (const { key, document } of known)
    items.push({ tenant: key, name: document.name, ...(await figuresOf(await runtime.reader(key, view.asOf))) });
  const none = await figuresOf(nothing);
  const total = Object.fromEntries(
    Object.keys(none).map((figure) => [figure, items.reduce((sum, item) => sum + (item[figure] ?? 0), 0)]),
  ) as F;
  return { items, total };
}

/** A tenant in which nothing has happened. */
const nothing: ModelReader = {
  get: async () => undefined,
  find: async () => [],
  count: async () => 0,
  merged: async () => [],
};
