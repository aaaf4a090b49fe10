import type { NativeServer } from './native.mjs';

export interface NativeMongo extends NativeServer {
  /** `mongodb://host:port`, the same over restarts. */
  readonly url: string;
}

/**
 * A small server of MongoDB's wire protocol, without Docker; for suites and for trying things, not for a plant's data.
 * Needs Java 17 (the JDK) and Maven, which fetches it once. Throws an error that names what is missing and the variable
 * to set instead.
 *
 * @param options dir: its data stays there; without one everything is in memory and a restart forgets it
 */
export function startMongo(options?: {
  dir?: string;
  port?: number;
  heapMb?: number;
  log?: (line: string) => void;
}): Promise<NativeMongo>;

/** One try: resolves when the server answers a ping, rejects within seconds. */
export function mongoAnswers(url: string): Promise<void>;
