import type { FormInstance } from 'antd';
import { type FieldProblem, toProblem } from '../api/problem';

type Name = (string | number)[];

const toName = (pointer: string): Name =>
  pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const startsWith = (name: Name, start: Name) => start.every((part, index) => part === name[index]);

/** Puts each problem at the closest field that is on the form; answers those that have none. */
export function showAtFields(form: FormInstance, error: unknown): FieldProblem[] {
  const fields = form.getFieldsError().map(({ name }) => name);
  const homeless: FieldProblem[] = [];
  for (const problem of toProblem(error).errors ?? []) {
    const pointed = toName(problem.pointer);
    const home = fields
      .filter((field) => startsWith(pointed, field))
      .sort((one, other) => other.length - one.length)
      .at(0);
    if (home) form.setFields([{ name: home, errors: [problem.detail] }]);
    else homeless.push(problem);
  }
  return homeless;
}
