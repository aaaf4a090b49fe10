import type { Limits } from '../limits.js';
import { refuse } from '../refused.js';
import { Zip } from './zip.js';

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
/** Compound files: .xls, and .xlsx behind a password. */
const compoundMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Looks at size and first bytes before anything is unpacked. */
export async function openPackage(bytes: Buffer, limits: Limits): Promise<Zip> {
  if (bytes.length > limits.bytes) throw refuse.tooLarge(bytes.length, limits.bytes);
  if (bytes.subarray(0, 8).equals(compoundMagic)) throw refuse.oldOrEncrypted();
  if (!bytes.subarray(0, 4).equals(zipMagic)) throw refuse.notAWorkbook();
  return Zip.open(bytes, limits);
}
