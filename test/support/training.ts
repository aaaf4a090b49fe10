import { createHmac } from 'node:crypto';
import type { Client } from './client.js';

const ORG = '/api/organization/v1';

export const MENU = [
  { code: 'DIAG', name: '油井故障诊断', hours: 4 },
  { code: 'HSE', name: '井场安全与应急处置', hours: 6 },
  { code: 'PARTY', name: '党小组工作方法', hours: 3 },
];

export const TIERS = [
  { code: 'NEED', name: '应需' },
  { code: 'MEND', name: '补短' },
  { code: 'FIRM', name: '固优' },
];

export const STAGES = [
  { code: 'S1', name: '入门' },
  { code: 'S2', name: '提高' },
  { code: 'S3', name: '带头' },
];

/** The business date of a moment. */
export const dayOf = (moment: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(moment);
const DAY_MS = 86_400_000;
/** Counted from today, which of a test is whatever day it runs on. */
export const inDays = (days: number): string => dayOf(Date.now() + days * DAY_MS);

export async function tellMenu(officer: Client): Promise<void> {
  for (const course of MENU) await officer.do(`${ORG}/training-courses`, course);
}

/** As a code would look that somebody made up without the platform’s secret. */
export function forgedCode(session: string): string {
  const content = `${session}.${(Date.now() + 60_000).toString(36)}`;
  return `${content}.${createHmac('sha256', 'guessed').update(content).digest().subarray(0, 16).toString('base64url')}`;
}
