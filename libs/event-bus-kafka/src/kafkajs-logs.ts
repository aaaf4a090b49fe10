import type { logCreator } from 'kafkajs';
import type { Logger } from './client.js';

/** The client repeats itself at every retry while a broker is away. */
const SAME_AGAIN_MS = 30_000;

/** What kafkajs calls an error it mostly mends by itself, so it is a warning here; what it cannot mend is thrown too. */
export function kafkajsLogs(log: Logger): logCreator {
  const said = new Map<string, number>();
  return () =>
    ({ namespace, log: entry }) => {
      const { message, broker, error } = entry as { message: string; broker?: unknown; error?: unknown };
      // An answer with an error code is thrown to the one who asked, who knows whether it is one.
      if (message.startsWith('Response ')) return;
      const now = Date.now();
      if (now - (said.get(message) ?? -SAME_AGAIN_MS) < SAME_AGAIN_MS) return;
      said.set(message, now);
      for (const [text, at] of said) if (now - at >= SAME_AGAIN_MS) said.delete(text);
      log.warn({ kafkajs: namespace, broker, error: typeof error === 'string' ? error : undefined }, message);
    };
}
