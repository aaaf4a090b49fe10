import type { Params } from './http';
import { type KeyStaffKind, type Person, peoplePath, personPath } from './organization';
import type { LocalText } from './session';
import { useGet } from './use-get';
import { useList } from './use-list';

export const leavingReasons = ['resigned', 'retired', 'transferredOut', 'dismissed', 'deceased'] as const;
export type LeavingReason = (typeof leavingReasons)[number];
export const membershipEnds = ['transferredOut', 'probationCancelled', 'withdrawn', 'expelled'] as const;
export type MembershipEnd = (typeof membershipEnds)[number];
/** Of those that somebody decides; leaving ends it by itself. */
export const keyStaffEnds = ['changedWork', 'notReconfirmed'] as const;
export type KeyStaffEnd = (typeof keyStaffEnds)[number];

export interface ListedPerson extends Person {
  unitName: string;
  groupName?: string;
}

export type CardLine = { link?: string } & Record<string, string | number | undefined>;

export interface CardSection {
  subject: string;
  title: LocalText;
  columns: { field: string; label: LocalText; values?: Record<string, LocalText> }[];
  rows: CardLine[];
}

/** ID number and phone only for those who may see them. */
export interface PersonCard extends ListedPerson {
  idNumber?: string;
  phone?: string;
  probationUntil?: string;
  keyStaff?: KeyStaffKind;
  keyStaffOn?: string;
  leavingReason?: LeavingReason;
  within: string[];
  sections: CardSection[];
}

export const useAllPeople = (params: Params) => useList<ListedPerson>(peoplePath, params);
export const usePersonCard = (id: string, asOf?: string) => useGet<PersonCard>(personPath(id, 'card'), { asOf });
