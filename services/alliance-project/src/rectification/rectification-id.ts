import type { RectificationSource } from '@ronghe/contracts';

/** What was found once is put right once: the finding's own id, and what found it, name the stream. */
export const rectificationId = (source: RectificationSource, origin: string): string => `${source}.${origin}`;
