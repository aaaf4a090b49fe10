import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '@ronghe/event-store-sqlite';
import { SqliteAuditTrail } from './sqlite-audit-trail.js';
import { TEST_MAC, auditTrailContract, entryOf } from './testing/audit-trail.contract.js';
import { verifyChain } from './verify.js';

auditTrailContract('SqliteAuditTrail', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ronghe-audit-'));
  const opened: DatabaseSync[] = [];
  const database = (): DatabaseSync => {
    const db = openDatabase(join(dir, 'audit.sqlite'));
    opened.push(db);
    return db;
  };
  const run = (sql: string, ...values: (string | number)[]): void =>
    void database()
      .prepare(sql)
      .run(...values);
  return {
    open: async () => new SqliteAuditTrail(database(), TEST_MAC),
    intruder: {
      async remove(chain, no) {
        run('DELETE FROM audit_people WHERE record = (SELECT id FROM audit WHERE chain = ? AND no = ?)', chain, no);
        run('DELETE FROM audit WHERE chain = ? AND no = ?', chain, no);
      },
      async rewrite(chain, no, actor) {
        run("UPDATE audit SET body = json_set(body, '$.actor', ?) WHERE chain = ? AND no = ?", actor, chain, no);
      },
      async copy(chain, from, to) {
        const values = 'SELECT chain, ?, body, mac FROM audit WHERE chain = ? AND no = ?';
        run(`INSERT INTO audit (chain, no, body, mac) ${values}`, to, chain, from);
      },
    },
    async close() {
      for (const db of opened) db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
});

describe('an audit trail in SQLite', () => {
  let dir: string;
  let db: DatabaseSync;
  let trail: SqliteAuditTrail;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ronghe-audit-'));
    db = openDatabase(join(dir, 'audit.sqlite'));
    trail = new SqliteAuditTrail(db, TEST_MAC);
  });
  afterEach(() => {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const findings = async () => {
    const [ends] = await trail.chains();
    return (await verifyChain(trail, ends!, TEST_MAC)).findings;
  };

  it.each([
    ['taken out of the index of people', 'DELETE FROM audit_people WHERE record = 2'],
    ['filed under another time', "UPDATE audit_people SET at = '2020-01-01T00:00:00.000Z' WHERE record = 2"],
    [
      'put beside a record that is of somebody else',
      "INSERT INTO audit_people VALUES ('p7', '2026-03-01T08:00:00.000Z', 2)",
    ],
  ])('shows a person who was %s', async (_, sql) => {
    for (let i = 0; i < 3; i++) await trail.append(entryOf({ people: ['p2', 'p1'] }));
    expect(await findings()).toEqual([]);
    db.exec(sql);
    expect(await findings()).toEqual([
      'organization 2: a search for the people of this record does not find it as it is',
    ]);
  });

  it('shows a record whose content was replaced by something else altogether', async () => {
    for (let i = 0; i < 3; i++) await trail.append(entryOf());
    db.exec("UPDATE audit SET body = '[]' WHERE no = 2");
    expect(await findings()).toEqual(['organization 2: the record is not as it was written, or not where']);
  });

  it('says that it cannot be written, and names why', async () => {
    db.exec('DROP TABLE audit_people');
    await expect(trail.append(entryOf({ people: ['p1'] }))).rejects.toMatchObject({
      name: 'Unavailable',
      message: expect.stringMatching(/^The audit trail cannot be written: /),
    });
    expect(await trail.read('organization', 0, 10)).toEqual([]);
  });
});
