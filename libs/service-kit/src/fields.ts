import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
  ValidationOptions,
  registerDecorator,
} from 'class-validator';
import { isBusinessDate } from './dates.js';
import { message } from './validation.js';

interface Common {
  optional?: boolean;
  description?: string;
}

const base = (options: Common, api: ApiPropertyOptions): PropertyDecorator[] => [
  ApiProperty({ ...api, required: !options.optional, description: options.description } as ApiPropertyOptions),
  // Not class-validator's IsOptional: that lets null pass, which no event schema takes.
  ...(options.optional ? [ValidateIf((_, value: unknown) => value !== undefined)] : []),
];

type Check = (value: unknown) => boolean;

/** A named check of our own, with its message in both languages. */
const Holds =
  (name: string, check: Check, options: ValidationOptions): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: check },
    });

const text =
  (check: (value: string) => boolean): Check =>
  (value) =>
    typeof value === 'string' && check(value);

/** Line breaks and tabs are text; other control characters, halves of characters and what a wrong encoding leaves are not. */
// eslint-disable-next-line no-control-regex -- these are what it looks for
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

const Readable = (): PropertyDecorator =>
  Holds(
    'readable',
    text((value) => value.isWellFormed() && !UNREADABLE.test(value)),
    { message: message('有无法识别的字符，请用 UTF-8 编码', 'has characters that cannot be read; send UTF-8') },
  );

/** What reads as an envelope of personal data would be opened as one on its way out. */
const NotSealed = (): PropertyDecorator =>
  Holds(
    'notSealed',
    text((value) => !value.trimStart().startsWith('pd1.')),
    { message: message('不能以“pd1.”开头', 'must not begin with “pd1.”') },
  );

/** In UTF-16 units: counting characters would let any number of invisible marks through. */
const AtMost = (max: number): PropertyDecorator =>
  Holds(
    'atMost',
    text((value) => value.length <= max),
    { message: message(`不能超过${max}个字符`, `must have at most ${max} characters`) },
  );

/** Text of at least one visible character. */
export const TextField = (max = 200, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: String, minLength: 1, maxLength: max }),
    IsString({ message: message('应为文字', 'must be text') }),
    MinLength(1, { message: message('不能为空', 'must not be empty') }),
    Matches(/\S/, { message: message('不能只有空格', 'must not be blank') }),
    AtMost(max),
    Readable(),
    NotSealed(),
  );

const ID = /^(?!pd1\.)[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$/;

/** An id as the platform hands them out, or a code as oilfields write them. */
export const IdField = (options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: String, pattern: ID.source }),
    IsString({ message: message('应为编号', 'must be an id') }),
    Matches(ID, {
      message: message(
        '编号只能用字母、数字和 . _ : -，最多80个字符',
        'an id has letters, digits and . _ : - only, at most 80',
      ),
    }),
  );

export const CodeField = (options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: String, pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$' }),
    IsString({ message: message('应为编码', 'must be a code') }),
    Matches(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/, {
      message: message(
        '编码只能用字母、数字和 _ -，最多32个字符',
        'a code has letters, digits, _ and - only, at most 32',
      ),
    }),
  );

export const ChoiceField = (values: readonly string[], options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { enum: [...values] }),
    IsIn(values, { message: message(`只能是：${values.join('、')}`, `must be one of: ${values.join(', ')}`) }),
  );

/** A day that exists, YYYY-MM-DD, in Asia/Shanghai. */
export const DateField = (options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: String, format: 'date' }),
    Holds('businessDate', text(isBusinessDate), {
      message: message('应为存在的日期，如 2026-03-31', 'must be a day that exists, such as 2026-03-31'),
    }),
  );

/** The business date that a query asks about. */
export const OnField = (): PropertyDecorator =>
  DateField({ optional: true, description: 'business date, default today' });

export const PatternField = (pattern: RegExp, zh: string, en: string, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: String, pattern: pattern.source }),
    IsString({ message: message(zh, en) }),
    Matches(pattern, { message: message(zh, en) }),
  );

export const IntegerField = (min: number, max: number, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: 'integer', minimum: min, maximum: max }),
    IsInt({ message: message('应为整数', 'must be a whole number') }),
    Min(min, { message: message(`不能小于${min}`, `must be at least ${min}`) }),
    Max(max, { message: message(`不能大于${max}`, `must be at most ${max}`) }),
  );

/** Points: a number with at most two decimals. */
export const PointsField = (min: number, max: number, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: Number, minimum: min, maximum: max }),
    Holds('points', (value) => typeof value === 'number' && /^-?\d+(\.\d\d?)?$/.test(String(value)), {
      message: message('应为最多两位小数的数字', 'must be a number with at most two decimals'),
    }),
    Min(min, { message: message(`不能小于${min}`, `must be at least ${min}`) }),
    Max(max, { message: message(`不能大于${max}`, `must be at most ${max}`) }),
  );

/** Money: yuan with two decimals, as text, so that no fen is lost in a float. More than nothing. */
export const YuanField = (options: Common = {}): PropertyDecorator =>
  PatternField(
    /^(?!0\.00$)(0|[1-9]\d{0,9})\.\d{2}$/,
    '应为大于零的金额（元），两位小数，如 1200.00',
    'must be an amount above zero in yuan with two decimals, such as 1200.00',
    options,
  );

export const YesNoField = (options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: Boolean }),
    IsBoolean({ message: message('应为 true 或 false', 'must be true or false') }),
  );

/** A list of ids without repeats. */
export const IdListField = (min: number, max: number, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { type: [String], minItems: min, maxItems: max, uniqueItems: true }),
    ...list(min, max),
    ArrayUnique({ message: message('不能重复', 'must not repeat') }),
    Matches(ID, {
      each: true,
      message: message('有不正确的编号', 'has an id that is not right'),
    }),
  );

export const ChoiceListField = (values: readonly string[], options: Common = {}): PropertyDecorator =>
  applyDecorators(
    ...base(options, { enum: [...values], isArray: true, minItems: 1 }),
    ...list(1, values.length),
    ArrayUnique({ message: message('不能重复', 'must not repeat') }),
    IsIn(values, {
      each: true,
      message: message(`只能是：${values.join('、')}`, `must be among: ${values.join(', ')}`),
    }),
  );

/** An object within the body, checked field by field. */
export const PartField = (type: () => new () => object, options: Common = {}): PropertyDecorator =>
  applyDecorators(
    // Nest takes a function for a late class by its name, `type`: handed on as it came, it would be named after nothing.
    ...base(options, { type: () => type() }),
    IsObject({ message: message('应为对象', 'must be an object') }),
    ValidateNested(),
    Type(type),
  );

/** A list of objects, each checked field by field. */
export const ItemsField = (type: () => new () => object, min: number, max: number): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: () => [type()], minItems: min, maxItems: max }),
    ...list(min, max),
    IsObject({ each: true, message: message('每一项应为对象', 'each item must be an object') }),
    ValidateNested({ each: true }),
    Type(type),
  );

const list = (min: number, max: number): PropertyDecorator[] => [
  IsArray({ message: message('应为列表', 'must be a list') }),
  ArrayMinSize(min, { message: message(`至少${min}项`, `must have at least ${min}`) }),
  ArrayMaxSize(max, { message: message(`最多${max}项`, `must have at most ${max}`) }),
];
