import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RequestLedger } from '../requests.js';

export interface RequestLedgerPlace {
  ledger: RequestLedger;
  close?(): Promise<void>;
}

const AT = '2026-01-01T00:00:00.000Z';

/** What every ledger of idempotency keys does. `open` gives an empty one. */
export function requestLedgerContract(name: string, open: () => Promise<RequestLedgerPlace>): void {
  describe(`${name} remembers requests`, () => {
    let place: RequestLedgerPlace;
    let ledger: RequestLedger;
    beforeEach(async () => {
      place = await open();
      ledger = place.ledger;
    });
    afterEach(async () => place.close?.());

    it('calls the first request new, its repeat the same, another under its id different', async () => {
      expect(await ledger.claim('k', 'one', AT)).toBe('new');
      expect(await ledger.claim('k', 'one', AT)).toBe('same');
      expect(await ledger.claim('k', 'two', AT)).toBe('different');
      expect(await ledger.claim('k', 'one', AT)).toBe('same');
    });

    it('keeps ids apart', async () => {
      expect(await ledger.claim('a', 'one', AT)).toBe('new');
      expect(await ledger.claim('b', 'one', AT)).toBe('new');
    });

    it('calls exactly one of many at once new', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => ledger.claim('k', 'one', AT)));
      expect(answers.filter((a) => a === 'new')).toHaveLength(1);
      expect(answers.filter((a) => a === 'same')).toHaveLength(49);
    });

    it('lets exactly one of two different requests at once have the id', async () => {
      const answers = await Promise.all([ledger.claim('k', 'one', AT), ledger.claim('k', 'two', AT)]);
      expect([...answers].sort()).toEqual(['different', 'new']);
    });
  });
}
