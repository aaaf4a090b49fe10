import type { DutyItem, DutyListFact } from '@ronghe/contracts';

export interface Signer {
  signedOn?: string;
  remindedOn?: string;
}

/** The version in force; of earlier ones only that they were. A year of a team's list is a few hundred events. */
export interface Issued {
  is: 'issued';
  unit: string;
  code: string;
  name: string;
  version: string;
  on: string;
  dueOn: string;
  items: readonly DutyItem[];
  signers: Map<string, Signer>;
  earlier: string[];
  /** Everybody who ever had to sign: they know of the list. */
  asked: Set<string>;
}
export type DutyList = { is: 'unknown' } | Issued;

export const noDutyList = (): DutyList => ({ is: 'unknown' });

/** One list of a unit under one code: a second one cannot come to be. */
export const dutyListId = (unit: string, code: string): string => `${unit}.${code}`;

export function evolveDutyList(list: DutyList, fact: DutyListFact): DutyList {
  if (fact.type === 'organization.duty-version-issued') {
    const { unit, code, name, version, on, dueOn, items } = fact.data;
    const earlier = list.is === 'issued' ? [...list.earlier, list.version] : [];
    const asked = list.is === 'issued' ? list.asked : new Set<string>();
    return { is: 'issued', unit, code, name, version, on, dueOn, items, signers: new Map(), earlier, asked };
  }
  if (list.is === 'unknown') return list;
  const { signers } = list;
  const { person } = fact.data;
  switch (fact.type) {
    case 'organization.duty-signature-asked':
      signers.set(person, {});
      list.asked.add(person);
      return list;
    case 'organization.duty-version-signed':
      signers.set(person, { ...signers.get(person), signedOn: fact.data.on });
      return list;
    case 'organization.duty-signature-reminded':
      signers.set(person, { ...signers.get(person), remindedOn: fact.data.on });
      return list;
    case 'organization.duty-signature-waived':
      signers.delete(person);
      return list;
    default:
      return fact satisfies never;
  }
}
