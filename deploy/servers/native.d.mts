/** A server that runs as a child of this process, and ends with it. */
export interface NativeServer {
  readonly dir: string;
  readonly port: number;
  /** Another one after each start. */
  readonly pid: number;
  /** On the same folder and port. Resolves when it answers; nothing happens while it runs. */
  start(): Promise<void>;
  /** SIGTERM; resolves when it has ended. What it acknowledged is kept where it has a folder. */
  stop(): Promise<void>;
  /** Resolves when it has ended, so give it a signal that ends it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Freezes it (SIGSTOP): connections stay open, nothing answers. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** `stop` and `start`. */
  restart(): Promise<void>;
}

/** A port that nothing listens on, outside the range that systems give to clients. */
export function freePort(): Promise<number>;

/** Resolves when `probe` does. Fails when it never did within two minutes, or at once when the server `runs` no more. */
export function answering(probe: () => Promise<void>, runs?: () => boolean): Promise<void>;
