import { useGet } from './use-get';
import { useList } from './use-list';

const service = '/api/organization/v1';

export interface DutyItem {
  code: string;
  name: string;
  text: string;
}

export interface DutyLine extends DutyItem {
  change: 'added' | 'removed' | 'changed' | 'same';
  before?: { name: string; text: string };
}

/** A version, and how far it is signed. */
export interface DutyVersion {
  id: string;
  list: string;
  unit: string;
  unitName: string;
  code: string;
  name: string;
  version: string;
  state: 'inForce' | 'replaced';
  replaces?: string;
  replacedBy?: string;
  on: string;
  dueOn: string;
  toSign: number;
  signed: number;
  open: number;
  remindedOn?: string;
}

export interface DutyVersionDetail extends DutyVersion {
  against?: string;
  items: DutyLine[];
  signaturesVisible: boolean;
}

export interface DutyList {
  id: string;
  unit: string;
  unitName: string;
  code: string;
  name: string;
  version: string;
  versions: DutyVersion[];
}

export interface DutySignature {
  id: string;
  person: string;
  name?: string | null;
  unitName?: string;
  state: 'open' | 'signed';
  signedOn?: string;
  remindedOn?: string;
}

export interface MyDuty {
  id: string;
  list: string;
  name: string;
  unitName: string;
  version: string;
  dueOn: string;
  state: 'open' | 'signed';
  signedOn?: string;
  replacedBy?: string;
}

/** What a new version says, as it is sent. */
export interface DutyDraft {
  unit?: string;
  code?: string;
  name: string;
  version: string;
  items: DutyItem[];
  signers: string[];
  on: string;
  dueOn: string;
}

export const dutyListsPath = `${service}/duty-lists`;
const listPath = (id: string) => `${dutyListsPath}/${encodeURIComponent(id)}`;
export const dutyVersionsPath = (id: string) => `${listPath(id)}/versions`;
const versionPath = (id: string, version: string) => `${dutyVersionsPath(id)}/${encodeURIComponent(version)}`;
export const dutySignaturePath = (id: string, version: string) => `${versionPath(id, version)}/signature`;
export const dutyReminderPath = (id: string, version: string) => `${versionPath(id, version)}/reminder`;

export const useDutyLists = (params: { unit?: string; complete?: string; asOf?: string }) =>
  useList<DutyVersion>(dutyListsPath, params);
export const useDutyList = (id: string, asOf?: string) =>
  useGet<DutyList>(listPath(id), { asOf }, { enabled: id !== '' });
export const useDutyVersion = (id: string, version: string, asOf?: string) =>
  useGet<DutyVersionDetail>(versionPath(id, version), { asOf }, { enabled: id !== '' && version !== '' });
export const useDutySignatures = (id: string, version: string, state: string, asOf?: string) =>
  useList<DutySignature>(`${versionPath(id, version)}/signatures`, { state, asOf });
export const useMyDuties = (state: string) => useList<MyDuty>(`${service}/duty-signatures`, { state });
