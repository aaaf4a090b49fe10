import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RecordedEvent, seqOf } from '../event.js';
import type { Parking } from '../parking.js';

export interface ParkingPlace {
  parking: Parking;
  close?(): Promise<void>;
}

const AT = '2026-05-06T07:08:09.000Z';

const eventOf = (key: string, no: number, log = 3): RecordedEvent => ({
  id: `tally.${log}.${no}.0`,
  source: 'tally',
  log,
  seq: seqOf(no, 0),
  stream: `acme/tally/${key}`,
  tenant: 'acme',
  at: '2026-01-01T00:00:00.000Z',
  actor: 'tester',
  commandId: `c${no}`,
  trace: undefined,
  type: 'tally.counted',
  data: { by: 1, mark: `中文${no}`, 'dotted.name': { $set: [1] } },
});

/** What every parking place promises. `open` gives an empty one. */
export function parkingContract(name: string, open: () => Promise<ParkingPlace>): void {
  describe(`${name} keeps parked events`, () => {
    let place: ParkingPlace;
    let parking: Parking;
    beforeEach(async () => {
      place = await open();
      parking = place.parking;
    });
    afterEach(async () => place.close?.());

    const park = (consumer: string, ...events: RecordedEvent[]): Promise<void> =>
      parking.park(
        consumer,
        events.map((event) => ({ event, reason: `because of ${event.id}` })),
        AT,
      );
    const listed = async (consumer?: string): Promise<string[]> =>
      (await parking.list(consumer)).map((p) => `${p.consumer} ${p.event.id}`);

    it('has nothing at first', async () => {
      expect(await parking.list()).toEqual([]);
      expect(await parking.streams('c')).toEqual(new Set());
      expect(await parking.discarded('c')).toEqual(new Set());
      expect(await parking.askReplay('c')).toBe(0);
    });

    it('gives back the whole event, why and when', async () => {
      await park('c', eventOf('a', 7));
      expect(await parking.list('c')).toEqual([
        { consumer: 'c', event: eventOf('a', 7), reason: 'because of tally.3.7.0', at: AT, state: 'parked' },
      ]);
    });

    it('lists in the order of consumer and log, however they came', async () => {
      await park('b', eventOf('a', 10), eventOf('a', 9));
      await park('a', eventOf('z', 2, 11), eventOf('z', 1, 2));
      await park('b', eventOf('b', 8));
      expect(await listed()).toEqual([
        'a tally.2.1.0',
        'a tally.11.2.0',
        'b tally.3.8.0',
        'b tally.3.9.0',
        'b tally.3.10.0',
      ]);
      expect(await listed('b')).toEqual(['b tally.3.8.0', 'b tally.3.9.0', 'b tally.3.10.0']);
    });

    it('keeps an event once for a consumer, with its first time and newest reason, and for another again', async () => {
      await park('c', eventOf('a', 1));
      await parking.park('c', [{ event: eventOf('a', 1), reason: 'another' }], '2026-05-07T00:00:00.000Z');
      await park('d', eventOf('a', 1));
      expect(await parking.list('c')).toMatchObject([{ reason: 'another', at: AT }]);
      expect(await listed()).toEqual(['c tally.3.1.0', 'd tally.3.1.0']);
    });

    it('knows the streams that wait, until their last event is off', async () => {
      await park('c', eventOf('a', 1), eventOf('a', 2), eventOf('b', 3));
      expect(await parking.streams('c')).toEqual(new Set(['acme/tally/a', 'acme/tally/b']));
      expect(await parking.streams('d')).toEqual(new Set());
      await parking.remove('c', ['tally.3.1.0', 'tally.3.3.0', 'tally.3.99.0']);
      expect(await parking.streams('c')).toEqual(new Set(['acme/tally/a']));
      await parking.remove('c', ['tally.3.2.0']);
      expect(await parking.streams('c')).toEqual(new Set());
    });

    it('marks what is asked to be tried again: one stream, or all', async () => {
      await park('c', eventOf('a', 1), eventOf('b', 2), eventOf('a', 3));
      expect(await parking.askReplay('c', 'acme/tally/a')).toBe(2);
      expect((await parking.list('c')).map((p) => p.state)).toEqual(['replay-asked', 'parked', 'replay-asked']);
      expect(await parking.askReplay('c')).toBe(3);
      expect((await parking.list('c')).map((p) => p.state)).toEqual(Array(3).fill('replay-asked'));
      // What is asked again and fails again is parked again.
      await park('c', eventOf('a', 1));
      expect((await parking.list('c')).map((p) => p.state)).toEqual(['parked', 'replay-asked', 'replay-asked']);
    });

    it('takes all of one consumer off and leaves the others', async () => {
      await park('c', eventOf('a', 1));
      await park('d', eventOf('a', 1));
      await parking.clear('c');
      expect(await listed()).toEqual(['d tally.3.1.0']);
    });

    it('remembers what an operator discarded, also after the event is off', async () => {
      await park('c', eventOf('a', 1));
      await parking.discard('c', 'tally.3.1.0', 'operator', AT);
      await parking.discard('c', 'tally.3.1.0', 'operator', AT);
      await parking.discard('c', 'ronghe.organization.events.v1/4/17', 'operator', AT);
      await parking.remove('c', ['tally.3.1.0']);
      await parking.clear('c');
      expect(await parking.discarded('c')).toEqual(new Set(['tally.3.1.0', 'ronghe.organization.events.v1/4/17']));
      expect(await parking.discarded('d')).toEqual(new Set());
    });
  });
}
