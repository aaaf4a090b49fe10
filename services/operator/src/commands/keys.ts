import { type Keys, countKeys, rotateKeys } from '@ronghe/personal-data';
import { EXIT, type Outcome, fine, table } from '../outcome.js';

/** How many keys each master key has wrapped. Wrong while any was wrapped by another than the one that is set. */
export async function keysStatus({ store, master }: Keys): Promise<Outcome> {
  const { byMasterKey, destroyed } = await countKeys(store);
  const current = byMasterKey[master.id] ?? 0;
  const others = Object.entries(byMasterKey).filter(([id]) => id !== master.id);
  const left = others.reduce((sum, [, keys]) => sum + keys, 0);
  const rows = [
    [master.id, String(current), '当前 in use'],
    ...others.map(([id, keys]) => [id, String(keys), '待重新加密 to be wrapped anew: npm run ronghe -- keys rotate']),
  ];
  return {
    lines: [...table([['主密钥 master key', 'keys', ''], ...rows]), `已遗忘 Destroyed for ever: ${destroyed}`],
    json: { masterKey: master.id, current, others: Object.fromEntries(others), destroyed },
    exit: left === 0 ? EXIT.fine : EXIT.wrong,
  };
}

/** Wraps all keys by the master key in use; killed half-way, it is simply run again. */
export async function keysRotate({ store, master }: Keys, progress?: NodeJS.WritableStream): Promise<Outcome> {
  const wrapped = await rotateKeys(store, master, (done) => progress?.write(`\r${done} keys`));
  if (wrapped > 0) progress?.write('\n');
  const { byMasterKey } = await countKeys(store);
  const { [master.id]: current = 0, ...others } = byMasterKey;
  const left = Object.values(others).reduce((sum, keys) => sum + keys, 0);
  const lines = [`已重新加密 Wrapped anew: ${wrapped} keys; ${current} are now by ${master.id}`];
  if (left === 0) return fine(lines, { masterKey: master.id, wrapped, current, left });
  // A service that still runs with the old one alone has made them meanwhile.
  lines.push(`${left} 个密钥仍用旧主密钥 keys are by another master key: restart every service, then run this again`);
  return { lines, json: { masterKey: master.id, wrapped, current, left }, exit: EXIT.wrong };
}
