import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Ends the process with this exit code, with room in its heap. Without that it may never end: a thread on which V8
 * compiles waits for this one to collect garbage when the heap is full to its limit, and `process.exit` waits for that
 * thread (nodejs/node#54918, open).
 */
export function endProcess(code: number): never {
  setFlagsFromString('--heap-growing-percent=1000');
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  process.exit(code);
}
