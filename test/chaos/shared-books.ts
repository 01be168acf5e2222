import { Client } from 'pg';

/** A PostgreSQL that bots share, looked at from outside while they run and die. */
export interface SharedBooks {
  /** Check-ins to be asked, messages to be sent or looked for, messages that do not show the present. */
  unfinished(): Promise<number>;
  /** How the week's check-ins ended: how many in each state. */
  endings(): Promise<Readonly<Record<string, number>>>;
  /** Ratings by the person's Slack id and the question's position. */
  ratings(userId: string): Promise<ReadonlyMap<number, string | null>>;
  /** Rollup rows that differ from a recount of the answers, in words. */
  rollupErrors(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const FIRST = '(SELECT min("window") FROM occurrence)';
const of = (word: string) => `count(*) FILTER (WHERE rating = '${word}')`;

const DRIVERS = [
  `SELECT team_id, "window", driver_id, not_yet, partly, in_place, cant_tell FROM driver_rollup
   WHERE not_yet + partly + in_place + cant_tell > 0`,
  `SELECT team_id, "window", driver_id, ${['not_yet', 'partly', 'in_place', 'cant_tell'].map(of).join(', ')}
   FROM question JOIN check_in ON check_in.id = check_in_id WHERE rating IS NOT NULL GROUP BY 1, 2, 3`,
] as const;

const WINDOWS = [
  'SELECT team_id, "window", asked, answered FROM window_rollup',
  `SELECT team_id, "window", count(*), count(*) FILTER (WHERE answered_at IS NOT NULL) FROM check_in GROUP BY 1, 2`,
] as const;

export async function openSharedBooks(url: string): Promise<SharedBooks> {
  const client = new Client({ connectionString: url });
  // The server may be gone before whoever failed to close these.
  client.on('error', () => {});
  await client.connect();
  const rows = async (text: string, values: unknown[] = []): Promise<unknown[][]> =>
    (await client.query({ text, values, rowMode: 'array' })).rows;
  const differences = async ([kept, counted]: readonly [string, string]) => [
    ...(await rows(`${kept} EXCEPT ${counted}`)).map((row) => `kept, not counted: ${row}`),
    ...(await rows(`${counted} EXCEPT ${kept}`)).map((row) => `counted, not kept: ${row}`),
  ];
  return {
    async unfinished() {
      const [row] = await rows(`SELECT
        (SELECT count(*) FROM occurrence WHERE state IN ('planned','released') AND view = 'ask' AND "window" = ${FIRST})
        + (SELECT count(*) FROM outbox WHERE state IN ('ready','sending','uncertain') OR refresh_at IS NOT NULL)
        + (SELECT CASE WHEN EXISTS (SELECT 1 FROM occurrence) THEN 0 ELSE 1 END)`);
      return Number(row?.[0]);
    },
    endings: async () =>
      Object.fromEntries(
        (
          await rows(
            `SELECT state, count(*)::int FROM occurrence WHERE view = 'ask' AND "window" = ${FIRST} GROUP BY 1`,
          )
        ).map(([state, count]) => [String(state), Number(count)]),
      ),
    ratings: async (userId) =>
      new Map(
        (
          await rows(
            `SELECT position, rating FROM question JOIN check_in ON check_in.id = check_in_id
             JOIN account ON account.person_id = check_in.person_id WHERE account.user_id = $1`,
            [userId],
          )
        ).map(([position, rating]) => [Number(position), rating === null ? null : String(rating)]),
      ),
    rollupErrors: async () => [...(await differences(DRIVERS)), ...(await differences(WINDOWS))],
    close: () => client.end(),
  };
}
