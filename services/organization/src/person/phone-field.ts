import { PatternField } from '@ronghe/service-kit';

export const PhoneField = (): PropertyDecorator =>
  PatternField(/^\+?\d[\d-]{5,18}$/, '应为电话号码', 'must be a phone number', { optional: true });
