import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PersonalData } from '@ronghe/personal-data';

/** So long a photo of the screen is good for anything. */
export const CODE_LIVES_MS = 60_000;

export interface AttendanceCode {
  code: string;
  expiresAt: string;
}

/** What the trainer's screen shows: the session, until when the code is good, and that it was given out here. */
export async function attendanceCode(
  data: PersonalData,
  tenant: string,
  session: string,
  at: string,
): Promise<AttendanceCode> {
  const expires = Date.parse(at) + CODE_LIVES_MS;
  const content = `${session}.${expires.toString(36)}`;
  const mac = (await signed(data, tenant, content)).toString('base64url');
  return { code: `${content}.${mac}`, expiresAt: new Date(expires).toISOString() };
}

/** Undefined for a code that is too old, of another oilfield, or nobody's. */
export async function sessionOfCode(
  data: PersonalData,
  tenant: string,
  code: string,
  at: string,
): Promise<string | undefined> {
  const [session, expires, mac, more] = code.split('.');
  if (!session || !expires || !mac || more !== undefined) return undefined;
  const expected = await signed(data, tenant, `${session}.${expires}`);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return Number.parseInt(expires, 36) > Date.parse(at) ? session : undefined;
}

/** Half of a SHA-256, so that the square stays coarse enough for a phone across a room. */
const MAC_BYTES = 16;

async function signed(data: PersonalData, tenant: string, content: string): Promise<Buffer> {
  const secret = await data.secret('training-attendance');
  return createHmac('sha256', secret).update(`${tenant}\n${content}`).digest().subarray(0, MAC_BYTES);
}
