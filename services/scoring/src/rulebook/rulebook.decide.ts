import { type RuleItem, type RulebookFact, type SubjectKind, eventTypes } from '@ronghe/contracts';
import { type FieldError, Refusal, type Words, invalidField, notFound, refuse } from '@ronghe/event-sourcing';
import { type Purpose, expressionProblem } from './expression.js';
import type { Rulebook } from './rulebook.js';

export interface VersionDraft {
  name: string;
  appliesTo: SubjectKind;
  base: number;
  formula: string;
  items: RuleItem[];
}

export type RulebookCommand =
  | { kind: 'openRulebook'; rulebook: string; draft: VersionDraft }
  | { kind: 'draftVersion'; rulebook: string; draft: VersionDraft }
  | { kind: 'adoptVersion'; rulebook: string; version: number; from: string };

export function decideRulebook(command: RulebookCommand, { versions }: Rulebook): RulebookFact[] {
  const { rulebook } = command;
  switch (command.kind) {
    case 'openRulebook':
      if (versions.length > 0)
        refuse('rulebook-exists', `考核细则${rulebook}已存在`, `Rulebook ${rulebook} exists`, {
          zh: '请起草新版本',
          en: 'Draft a new version',
        });
      return [drafted(rulebook, 1, command.draft)];
    case 'draftVersion':
      if (versions.length === 0) return notFound({ zh: '考核细则', en: 'rulebook' });
      if (versions[0]!.appliesTo !== command.draft.appliesTo)
        invalidField('/appliesTo', 'subject-kind-changed', {
          zh: '同一细则的考核对象不能改变',
          en: 'A rulebook keeps scoring the same kind of subject',
        });
      return [drafted(rulebook, versions.length + 1, command.draft)];
    case 'adoptVersion': {
      const version =
        versions.find((v) => v.version === command.version) ?? notFound({ zh: '细则版本', en: 'version' });
      if (version.from)
        refuse(
          'version-adopted',
          `第${version.version}版已从${version.from}起启用`,
          `Version ${version.version} is in force from ${version.from}`,
        );
      const last = versions
        .map((v) => v.from ?? '')
        .sort()
        .at(-1)!;
      if (command.from < last)
        invalidField('/from', 'before-last-adoption', {
          zh: `不能早于上一版的启用月份${last}`,
          en: `Must not be before ${last}, when the last version began`,
        });
      return [
        { type: 'scoring.rulebook-version-adopted', data: { rulebook, version: version.version, from: command.from } },
      ];
    }
    default:
      return command satisfies never;
  }
}

function drafted(rulebook: string, version: number, draft: VersionDraft): RulebookFact {
  const errors = [...formulaErrors(draft), ...draft.items.flatMap((item, i) => itemErrors(item, i, draft.items))];
  if (errors.length > 0)
    throw new Refusal(
      'invalid',
      'rulebook-items',
      { zh: '考核细则有填写错误', en: 'The rulebook has mistakes' },
      {
        remedy: { zh: '请按提示逐项修改', en: 'Correct the items named' },
        errors,
      },
    );
  return { type: 'scoring.rulebook-version-drafted', data: { rulebook, version, ...draft } };
}

const formulaErrors = ({ formula }: VersionDraft): FieldError[] => expressionErrors('formula', formula, '/formula');

function itemErrors(item: RuleItem, index: number, all: readonly RuleItem[]): FieldError[] {
  const at = `/items/${index}`;
  const errors: FieldError[] = [];
  const say = (field: string, zh: string, en: string): unknown =>
    errors.push({ pointer: at + field, detail: { zh, en } });
  if (all.findIndex((other) => other.code === item.code) < index)
    say('/code', `编码${item.code}重复`, `Code ${item.code} repeats`);
  if (item.points !== undefined && item.expression !== undefined)
    say('/expression', '分值和表达式只填一个', 'Give points or an expression, not both');
  if (item.expression !== undefined && item.trigger === undefined)
    say('/expression', '表达式只用于由事件触发的条目', 'An expression is for items that an event triggers');
  if (item.trigger !== undefined) {
    if (!eventTypes.includes(item.trigger))
      say('/trigger', `没有事件${item.trigger}`, `There is no event ${item.trigger}`);
    if (item.subject === undefined)
      say('/subject', '由事件触发的条目要写明给谁计分', 'An item that an event triggers says whom it scores');
    if (item.kind !== 'veto' && item.points === undefined && item.expression === undefined)
      say('/points', '请填写分值或表达式', 'Give points or an expression');
  }
  for (const [field, purpose] of [
    ['expression', 'points'],
    ['condition', 'condition'],
    ['subject', 'subject'],
  ] as const) {
    const source = item[field];
    if (source !== undefined) errors.push(...expressionErrors(purpose, source, `${at}/${field}`));
  }
  return errors;
}

function expressionErrors(purpose: Purpose, source: string, pointer: string): FieldError[] {
  const problem = expressionProblem(purpose, source);
  const detail: Words | undefined =
    problem === undefined ? undefined : { zh: `表达式有误：${problem}`, en: `The expression is wrong: ${problem}` };
  return detail ? [{ pointer, detail }] : [];
}
