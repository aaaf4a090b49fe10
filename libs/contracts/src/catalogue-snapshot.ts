import type { Catalogue, Schema } from './compatibility.js';
import { contracts } from './registry.js';

/** Every event with its version and schema, as it is written to catalogue.json when it is published. */
export function presentCatalogue(): Catalogue {
  const all = Object.values(contracts).flat();
  const sorted = [...all].sort((a, b) => (a.type < b.type ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ type, version, schema }) => [
      type,
      { version, schema: JSON.parse(JSON.stringify(schema)) as Schema },
    ]),
  );
}
