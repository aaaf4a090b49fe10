import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { UNIT_KINDS, type UnitKind } from '@ronghe/contracts';
import { mayStandUnder } from '../../services/organization/src/chart/containment.js';

/** By its path alone: the console's sources are resolved by other rules than these. */
const CONSOLE = fileURLToPath(new URL('../../services/console/src/api/containment.ts', import.meta.url));
const inConsole = (await import(CONSOLE)) as { mayStandUnder: typeof mayStandUnder };

describe('which kinds of units the console offers under which', () => {
  const parents: (UnitKind | undefined)[] = [undefined, ...UNIT_KINDS];

  it.each(UNIT_KINDS)('%s: those that the chart takes', (kind) => {
    const taken = (by: typeof mayStandUnder) => parents.filter((parent) => by(kind, parent));
    expect(taken(inConsole.mayStandUnder)).toEqual(taken(mayStandUnder));
    expect(taken(mayStandUnder).length).toBeGreaterThan(0);
  });
});
