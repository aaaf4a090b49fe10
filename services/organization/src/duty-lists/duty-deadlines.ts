import type { DutyListFact } from '@ronghe/contracts';
import type { Deadline, Projection, Recorded } from '@ronghe/event-sourcing';
import { endOfBusinessDate } from '@ronghe/service-kit/pure';
import { versionKey } from './duty-versions.js';

interface DutyDeadline extends Deadline {
  payload: { list: string; version: string; open: number };
}

/** A version's last day to sign; due when it is over, and gone once all have signed or a later version replaced it. */
export const dutyDeadlines: Projection<DutyDeadline, DutyListFact> = {
  model: 'duty-deadlines',
  version: 1,
  types: [
    'organization.duty-version-issued',
    'organization.duty-version-signed',
    'organization.duty-signature-reminded',
    'organization.duty-signature-waived',
  ],
  keys: ({ type, data }) => {
    const own = versionKey(data.list, data.version);
    const replaced = type === 'organization.duty-version-issued' ? data.replaces : undefined;
    return replaced === undefined ? [own] : [own, versionKey(data.list, replaced)];
  },
  evolve: (known, event, key) => {
    if (event.type === 'organization.duty-version-issued') return issued(event, key);
    if (!known) return undefined;
    if (event.type === 'organization.duty-signature-reminded') return event.data.overdue ? undefined : known;
    const open = known.payload.open - 1;
    return open > 0 ? { ...known, payload: { ...known.payload, open } } : undefined;
  },
};

function issued(
  { data }: Extract<Recorded<DutyListFact>, { type: 'organization.duty-version-issued' }>,
  key: string,
): DutyDeadline | undefined {
  const { list, version, dueOn, signers } = data;
  if (key !== versionKey(list, version)) return undefined;
  return { dueAt: endOfBusinessDate(dueOn), command: 'noteDue', payload: { list, version, open: signers } };
}
