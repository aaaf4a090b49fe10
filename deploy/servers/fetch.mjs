import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../data/servers/', import.meta.url));
const MAX_OUTPUT = 16 * 1024 * 1024;
const SHOWN_LINES = 15;

/** The last lines of a text, for an error. */
export const tail = (text) => text.trim().split('\n').slice(-SHOWN_LINES).join('\n');

/**
 * The class path of a server: its jars, copied by Maven once, beside our compiled main class. Kept under a name that
 * changes with its sources. Two processes that fetch at once both do the work, and the first to finish is kept.
 */
export async function classPath({ name, title, mainClass, log, instead }) {
  const sources = [`${here}${name}/pom.xml`, `${here}${name}/${mainClass}.java`, `${here}EndWithParent.java`];
  const hash = createHash('sha256');
  for (const file of sources) hash.update(await readFile(file));
  const kept = join(CACHE, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (!existsSync(kept)) {
    log(`${title}: fetching its jars by Maven, once`);
    await fetchInto(kept, sources, { title, instead });
  }
  return join(kept, '*') + ':' + kept;
}

async function fetchInto(kept, [pom, ...java], what) {
  const mine = `${kept}.${randomUUID()}`;
  try {
    await mkdir(mine, { recursive: true });
    const copy = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${mine}`];
    await tool('mvn', copy, 'Maven', what);
    await tool('javac', ['-cp', join(mine, '*'), '-d', mine, ...java], 'a Java development kit (17 or newer)', what);
    await rename(mine, kept);
  } catch (error) {
    await rm(mine, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
}

async function tool(command, args, wanted, { title, instead }) {
  try {
    await run(command, args, { maxBuffer: MAX_OUTPUT });
  } catch (error) {
    const said = tail(`${error.stdout ?? ''}\n${error.stderr ?? ''}`) || error.message;
    const why =
      error.code === 'ENOENT'
        ? `"${command}" was not found. Install ${wanted}, or ${instead}.`
        : `${command} failed. Let it work, or ${instead}. It said:\n${said}`;
    throw new Error(`${title} cannot run: ${why}`, { cause: error });
  }
}
