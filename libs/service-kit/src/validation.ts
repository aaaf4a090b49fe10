import { ValidationPipe } from '@nestjs/common';
import { type FieldError, Refusal, type Words } from '@ronghe/event-sourcing';
import type { ValidationError } from 'class-validator';

const SEPARATOR = '\u001f';

/** A validator's message in both languages, packed into the one string that class-validator carries. */
export const message = (zh: string, en: string): string => zh + SEPARATOR + en;

function unpack(constraint: string, text: string, property: string): Words {
  if (constraint === 'whitelistValidation') return unknownField(property);
  const [zh, en] = text.split(SEPARATOR);
  return { zh: en ? zh! : '这个字段的值不正确', en: en ?? text };
}

export const unknownField = (name: string): Words => ({
  zh: `没有“${name.slice(0, 80)}”这个字段`,
  en: `There is no field “${name.slice(0, 80)}”`,
});

export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function collect(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((e) => {
    const pointer = `${path}/${escapePointer(e.property)}`;
    const own = Object.entries(e.constraints ?? {}).map(([constraint, text]) => ({
      pointer,
      detail: unpack(constraint, text, e.property),
    }));
    return [...own, ...collect(e.children ?? [], pointer)];
  });
}

/** Unknown fields, wrong types and bad values, each by JSON pointer (422). */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Refusal(
        'invalid',
        'invalid-fields',
        { zh: '有字段填写不正确', en: 'Some fields are not right' },
        {
          remedy: { zh: '请按提示修改后再提交', en: 'Correct the fields named and send again' },
          errors: collect(errors, ''),
        },
      ),
  });
