import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrationsFolder } from '../../src/store/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { tempFolder } from '../doubles/temp-folder.ts';

/** The migrations as they were before this one. */
function migrationsBefore(index: number): string {
  const folder = join(tempFolder(), 'sqlite');
  cpSync(migrationsFolder('sqlite'), folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal: { entries: { idx: number }[] } = JSON.parse(readFileSync(file, 'utf8'));
  const entries = journal.entries.filter(({ idx }) => idx < index);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

it('a database of one Slack becomes one of two platforms, and every account, block and message stays', async () => {
  const file = join(tempFolder(), 'a.sqlite');
  await openSqliteStore({ file, migrations: migrationsBefore(10) }).close();
  const old = new Database(file);
  old.exec(`
    INSERT INTO tenant (id, name, platform, workspace_id, k, locale, revision, blocked_reason)
      VALUES ('d1', 'One', 'slack', 'T1', 5, 'en', 3, 'token_revoked'), ('d2', 'Two', NULL, NULL, 4, 'es', 1, NULL);
    INSERT INTO unit (id, tenant_id, kind, parent_id, name, zone, checkin_every_weeks, checkin_day, checkin_time,
        checkin_spread, digest_day, digest_time, active)
      VALUES ('d1/d1', 'd1', 'district', NULL, 'One', 'America/Chicago', 1, 2, '09:00', 0, 5, '15:00', 1);
    INSERT INTO person (id, tenant_id, name, email, user_id, dm_channel_id, locale, zone, work_days, work_start, work_end,
        audience, active)
      VALUES ('d1/ana', 'd1', 'Ana', NULL, 'U1', 'D1', 'es', 'UTC', '12345', '08:00', '16:00', 'staff', 1),
             ('d1/ben', 'd1', 'Ben', 'b@x.example', NULL, NULL, 'en', 'UTC', '12345', '08:00', '16:00', 'staff', 1);
    INSERT INTO outbox (id, tenant_id, loop, view, subject, lane, state, due_at, expires_at, attempt, channel_id,
        message_id, revision, refresh_attempt)
      VALUES ('sent', 'd1', 'checkin', 'ask', 's', 2, 'sent', 1, 2, 1, 'D1', '1.0', 0, 0),
             ('ready', 'd1', 'checkin', 'ask', 'r', 2, 'ready', 1, 2, 0, NULL, NULL, 0, 0);`);
  old.close();

  const store = openSqliteStore({ file });
  const now = await store.read(async ({ db, t }) => ({
    workspaces: await db.select().from(t.workspace),
    accounts: await db.select().from(t.account),
    tenants: await db.select().from(t.tenant).orderBy(t.tenant.id),
    people: await db.select().from(t.person).orderBy(t.person.id),
    units: await db.select().from(t.unit),
    outbox: await db.select().from(t.outbox).orderBy(t.outbox.id),
  }));
  await store.close();
  expect(now.workspaces).toEqual([
    { platform: 'slack', workspaceId: 'T1', tenantId: 'd1', blockedReason: 'token_revoked', route: null },
  ]);
  expect(now.accounts).toEqual([
    {
      ...{ personId: 'd1/ana', platform: 'slack', tenantId: 'd1', userId: 'U1', channelId: 'D1' },
      ...{ unreachable: null, told: false, addTriedAt: null },
    },
  ]);
  expect(now.tenants).toMatchObject([
    { id: 'd1', k: 5, locale: 'en', revision: 3 },
    { id: 'd2', k: 4, locale: 'es', revision: 1 },
  ]);
  expect(now.people.map(({ id, actedOn }) => [id, actedOn])).toEqual([
    ['d1/ana', null],
    ['d1/ben', null],
  ]);
  expect(now.units).toHaveLength(1);
  expect(now.outbox.map(({ id, platform, workspaceId }) => [id, platform, workspaceId])).toEqual([
    ['ready', null, null],
    ['sent', 'slack', 'T1'],
  ]);
});
