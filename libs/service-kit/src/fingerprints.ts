import { createHmac } from 'node:crypto';
import type { PersonalData } from '@ronghe/personal-data';

const LENGTH = 27;

/**
 * Tells requests of one id apart. The log keeps them for ever, beside a body that may have been full of names and numbers:
 * under a secret, so that nobody who has the log can try out guesses at it.
 */
export class Fingerprints {
  private secret: Promise<Buffer> | undefined;

  constructor(private readonly personalData: Pick<PersonalData, 'secret'>) {}

  async of(...parts: string[]): Promise<string> {
    this.secret ??= this.personalData.secret('fingerprints').catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    const mac = createHmac('sha256', await this.secret).update(JSON.stringify(parts));
    return mac.digest('base64url').slice(0, LENGTH);
  }
}
