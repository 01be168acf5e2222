import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { prepared } from '../../../src/store/prepared.ts';
import type { Tx } from '../../../src/store/store.ts';

const recount = prepared('audit_answers', ({ db, t: { question, checkIn } }) => {
  const rated = (word: string) => sql<number>`sum(case when ${question.rating} = ${word} then 1 else 0 end)`;
  return db
    .select({
      key: sql<string>`${checkIn.teamId} || ' ' || ${checkIn.window} || ' ' || ${question.driverId}`,
      notYet: rated('not_yet'),
      partly: rated('partly'),
      inPlace: rated('in_place'),
      cantTell: rated('cant_tell'),
    })
    .from(question)
    .innerJoin(checkIn, sql`${checkIn.id} = ${question.checkInId}`)
    .where(sql`${question.rating} is not null`)
    .groupBy(checkIn.teamId, checkIn.window, question.driverId);
});
const rollups = prepared('audit_rollups', ({ db, t }) => db.select().from(t.driverRollup));
const windowRollups = prepared('audit_window_rollups', ({ db, t }) => db.select().from(t.windowRollup));
const recountAsked = prepared('audit_asked', ({ db, t: { checkIn } }) =>
  db
    .select({
      key: sql<string>`${checkIn.teamId} || ' ' || ${checkIn.window}`,
      // Whoever paused, or left, with a check-in unanswered is not counted among those asked any more.
      asked: sql<number>`sum(case when ${checkIn.declined} = 'paused' then 0 else 1 end)`,
      answered: sql<number>`sum(case when ${checkIn.answeredAt} is not null then 1 else 0 end)`,
    })
    .from(checkIn)
    .groupBy(checkIn.teamId, checkIn.window),
);

/** Rollups that differ from a recount of the answers, in words. */
export async function rollupErrors(tx: Tx): Promise<string[]> {
  const counted = await recount(tx).execute();
  const kept = await rollups(tx).execute();
  const asked = await recountAsked(tx).execute();
  const windows = await windowRollups(tx).execute();
  return [
    ...differences(
      counted.map((row) => `${row.key} ${numbers(row.notYet, row.partly, row.inPlace, row.cantTell)}`),
      kept
        .filter((row) => row.notYet + row.partly + row.inPlace + row.cantTell > 0)
        .map(
          (row) =>
            `${row.teamId} ${row.window} ${row.driverId} ${numbers(row.notYet, row.partly, row.inPlace, row.cantTell)}`,
        ),
    ),
    ...differences(
      asked.map((row) => `${row.key} ${numbers(row.asked, row.answered)}`),
      windows.map((row) => `${row.teamId} ${row.window} ${numbers(row.asked, row.answered)}`),
    ),
  ];
}

/** PostgreSQL hands sums over as text. */
const numbers = (...all: readonly (number | string)[]) => all.map(Number).join(' ');

function differences(counted: readonly string[], kept: readonly string[]): string[] {
  const [one, other] = [new Set(counted), new Set(kept)];
  return [
    ...counted.filter((row) => !other.has(row)).map((row) => `counted, not kept: ${row}`),
    ...kept.filter((row) => !one.has(row)).map((row) => `kept, not counted: ${row}`),
  ];
}

/**
 * All that is stored, in 64 hex digits: each row of each table. Sealed words count by their length alone, since sealing
 * the same words twice gives other bytes; who held a claim last has a name of chance, which the seed decides.
 */
export async function fingerprintOf({ db, t }: Tx): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, table] of Object.entries(t).sort(([one], [other]) => (one < other ? -1 : 1))) {
    // Every export of the tables' folder is a table.
    const rows: object[] = await db.select().from(table as typeof t.outbox);
    const lines = rows.map((row) =>
      JSON.stringify(Object.entries(row).map(([key, value]) => [key, plain(value)])),
    );
    for (const line of lines.sort()) hash.update(`${name} ${line}\n`);
  }
  return hash.digest('hex');
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? value.length : value;
}
