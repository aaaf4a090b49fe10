import type { DutyItem, DutyListFact } from '@ronghe/contracts';
import { invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { monthOf, notTooFarAhead } from '@ronghe/service-kit/pure';
import { type DutyList, type Issued, dutyListId } from './duty-list.js';

/** A version as its author wrote it. */
export interface DutyDraft {
  name: string;
  version: string;
  items: readonly DutyItem[];
  signers: readonly string[];
  on: string;
  dueOn: string;
}

/** `openList`: the first version of a list. */
interface IssueCommand {
  kind: 'openList' | 'issueVersion';
  list: string;
  unit: string;
  code: string;
  draft: DutyDraft;
  /** Signers who work elsewhere, by what is known of people. */
  strangers: readonly string[];
  today: string;
}

export type DutyListCommand =
  | IssueCommand
  | { kind: 'signVersion'; list: string; version: string; person: string; on: string }
  | { kind: 'remindUnsigned'; list: string; version: string; on: string }
  | { kind: 'noteDue'; list: string; version: string; on: string }
  | { kind: 'waiveSignature'; list: string; version: string; person: string; on: string };

type Of<K extends DutyListCommand['kind']> = Extract<DutyListCommand, { kind: K }>;

export function decideDutyList(command: DutyListCommand, state: DutyList): DutyListFact[] {
  switch (command.kind) {
    case 'openList':
      if (state.is === 'issued')
        refuse('duty-list-exists', '本单位已有这个编码的责任清单', 'The unit has a duty list of this code already', {
          zh: '请在原清单上发布新版本，或换一个编码',
          en: 'Issue a new version of it, or choose another code',
        });
      return issue(command, undefined);
    case 'issueVersion':
      return issue(command, known(state));
    case 'signVersion':
      return sign(command, inForce(known(state), command.version));
    case 'remindUnsigned':
      return remind(command, inForce(known(state), command.version));
    case 'noteDue':
      return noteDue(command, state);
    case 'waiveSignature':
      return waive(command, state);
    default:
      return command satisfies never;
  }
}

function issue(command: IssueCommand, before: Issued | undefined): DutyListFact[] {
  const { list, unit, code, draft, strangers, today } = command;
  const { name, version, items, signers, on, dueOn } = draft;
  notTooFarAhead(version, today, '/version', monthOf);
  if (before && version <= before.version)
    invalidField('/version', 'duty-version-not-later', {
      zh: `现行版本是${before.version}，新版本应晚于它`,
      en: `Version ${before.version} is in force: a new one must be later`,
    });
  if (on > today) invalidField('/on', 'in-future', { zh: '日期不能晚于今天', en: 'Must not be after today' });
  if (before && on < before.on)
    invalidField('/on', 'too-early', {
      zh: `日期早于现行版本的发布日期${before.on}`,
      en: `Before the version in force was issued on ${before.on}`,
    });
  if (dueOn < on)
    invalidField('/dueOn', 'due-before-issue', { zh: '签署期限早于发布日期', en: 'Due before it is issued' });
  const doubled = items.findIndex(({ code: c }, i) => items.findIndex((other) => other.code === c) < i);
  if (doubled >= 0)
    invalidField(`/items/${doubled}/code`, 'duplicate-item', { zh: '条目编码重复', en: 'Two items have this code' });
  if (strangers.length > 0)
    invalidField(
      '/signers',
      'signer-elsewhere',
      { zh: '签署人中有不在本单位的人员', en: 'Somebody who is to sign does not belong to the unit' },
      { zh: '请只选择本单位及其下级单位的人员', en: 'Choose people of the unit or below it' },
    );
  const replaces = before?.version;
  const about = { list, unit, name, version };
  return [
    {
      type: 'organization.duty-version-issued',
      data: { ...about, code, replaces, items: [...items], signers: signers.length, on, dueOn },
    },
    ...signers.map((person): DutyListFact => ({
      type: 'organization.duty-signature-asked',
      data: { ...about, person, dueOn },
    })),
  ];
}

function sign({ list, version, person, on }: Of<'signVersion'>, { unit, signers, on: issued }: Issued): DutyListFact[] {
  const signer = signers.get(person);
  if (!signer)
    return refuse('not-a-signer', '您不在这一版的签署名单中', 'You are not among those who sign this version', {
      zh: '如应由您签署，请联系发布人在下一版加入名单',
      en: 'If you should sign, ask whoever issues it to name you in the next version',
    });
  if (signer.signedOn)
    refuse('already-signed', `您已于${signer.signedOn}签署这一版`, `You signed this version on ${signer.signedOn}`);
  if (on < issued)
    refuse('duty-not-in-force', `这一版从${issued}起生效`, `This version is in force from ${issued}`, {
      zh: '请在生效后签署',
      en: 'Sign it once it is in force',
    });
  return [{ type: 'organization.duty-version-signed', data: { list, unit, version, person, on } }];
}

/** Nobody is reminded twice on one day. */
function remind({ on }: Of<'remindUnsigned'>, state: Issued): DutyListFact[] {
  const open = [...state.signers].filter(([, { signedOn }]) => !signedOn);
  if (open.length === 0) refuse('all-signed', '这一版已全部签署', 'Everybody has signed this version');
  const facts = reminders(state, on, false);
  if (facts.length > 0) return facts;
  return refuse('reminded-today', '未签署人员今天都已提醒过', 'All who have not signed were reminded today', {
    zh: '请明天再提醒',
    en: 'Remind them tomorrow',
  });
}

/** Nothing to say once it was replaced. */
function noteDue({ version, on }: Of<'noteDue'>, state: DutyList): DutyListFact[] {
  return state.is === 'issued' && state.version === version ? reminders(state, on, true) : [];
}

function waive({ list, version, person, on }: Of<'waiveSignature'>, state: DutyList): DutyListFact[] {
  if (state.is !== 'issued' || state.version !== version) return [];
  const signer = state.signers.get(person);
  if (!signer || signer.signedOn) return [];
  return [{ type: 'organization.duty-signature-waived', data: { list, unit: state.unit, version, person, on } }];
}

function reminders(
  { unit, code, name, version, dueOn, signers }: Issued,
  on: string,
  overdue: boolean,
): DutyListFact[] {
  return [...signers].flatMap(([person, { signedOn, remindedOn }]): DutyListFact[] => {
    if (signedOn || (remindedOn === on && !overdue)) return [];
    const about = { list: dutyListId(unit, code), unit, name, version, person, dueOn };
    return [{ type: 'organization.duty-signature-reminded', data: { ...about, overdue, on } }];
  });
}

function known(state: DutyList): Issued {
  return state.is === 'issued' ? state : notFound({ zh: '责任清单', en: 'duty list' });
}

/** An old version takes no signatures and no reminders. */
function inForce(state: Issued, version: string): Issued {
  if (state.earlier.includes(version))
    refuse(
      'duty-version-replaced',
      `${version}版已由${state.version}版替代`,
      `Version ${version} was replaced by ${state.version}`,
      { zh: `请使用现行的${state.version}版`, en: `Use version ${state.version}, which is in force` },
    );
  return state.version === version ? state : notFound({ zh: '责任清单的这一版', en: 'version of the duty list' });
}
