import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WORTH_STOPPING = ['high', 'critical'];

/**
 * Asks the registry what is known against the packages that run in production.
 * @returns what was found, one line each; `unknown` says why the registry could not be asked
 */
export async function dependencyAudit(cwd) {
  const report = await audit(cwd);
  if (!report?.vulnerabilities) return { unknown: report?.message ?? 'npm audit gave no report' };
  const found = Object.values(report.vulnerabilities).filter(({ severity }) => WORTH_STOPPING.includes(severity));
  return { found: found.map(({ name, severity, range }) => `${severity}: ${name} ${range}`) };
}

/** `npm audit` ends with 1 when it finds something, and says it all the same. */
async function audit(cwd) {
  try {
    const { stdout } = await run('npm', ['audit', '--omit=dev', '--json'], { cwd, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  } catch (error) {
    return parsed(error.stdout) ?? { message: error.message.split('\n')[0] };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
