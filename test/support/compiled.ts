import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For NODE_COMPILE_CACHE: what Node has compiled once it need not compile in each of some hundred processes. */
export const COMPILED = join(tmpdir(), 'ronghe-compiled');
