import type { Role } from '@ronghe/service-kit';

export type BothLanguages = { zh: string; en: string };

/** Somebody whom anyone may be, in the demo: signing in as him takes one click. */
export type DemoUser = {
  id: string;
  name: BothLanguages | string;
  tenant: string;
  tenantName: BothLanguages;
  roles: Role[];
  units: string[];
  person: string;
};

export const inBoth = (text: BothLanguages | string): BothLanguages =>
  typeof text === 'string' ? { zh: text, en: text } : text;
