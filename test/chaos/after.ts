import Database from 'better-sqlite3';
import type { SlackEdge } from '../../adapters/playground/edge/types.ts';

/** How many messages of their own each person has from the bot; sentences shown for a moment do not count. */
export function messagesByPerson(edge: SlackEdge): ReadonlyMap<string, number> {
  return new Map(
    edge.users().map(({ id }) => {
      const mine = edge.messages({ channelId: edge.direct(id) });
      return [id, mine.filter((message) => message.ephemeralFor === undefined).length];
    }),
  );
}

/** The database of a bot, looked at from outside while it runs or after it died. */
export interface Books {
  /** Attempts at sending that have begun and are not known to have ended, each by a name of its own. */
  sending(): readonly string[];
  /** Check-ins to be asked, messages to be sent or looked for, messages that do not show the present. */
  unfinished(): number;
  /** Of these the messages alone. */
  inLine(): number;
  /** How the week's check-ins ended: how many in each state. */
  endings(): Readonly<Record<string, number>>;
  /** Ratings by the person's Slack id and the question's position. */
  ratings(userId: string): ReadonlyMap<number, string | null>;
  /** Rollup rows that differ from a recount of the answers, in words. */
  rollupErrors(): readonly string[];
  integrity(): unknown;
  close(): void;
}

const IN_LINE = `SELECT (SELECT count(*) FROM outbox WHERE state IN ('ready','sending','uncertain'))
                      + (SELECT count(*) FROM outbox WHERE refresh_at IS NOT NULL)`;

export function openBooks(file: string): Books {
  const client = new Database(file, { readonly: true });
  client.pragma('busy_timeout = 5000');
  const number = (sql: string) => Number(client.prepare(sql).pluck().get());
  // Each query below says what its columns are.
  const pairs = <Key, Value>(sql: string, ...values: string[]) =>
    client
      .prepare(sql)
      .raw()
      .all(...values) as [Key, Value][];
  return {
    sending: () =>
      pairs<string, never>("SELECT owner || id || attempt FROM outbox WHERE state = 'sending'").map(
        ([name]) => name,
      ),
    unfinished: () =>
      number(`SELECT (SELECT count(*) FROM occurrence WHERE state IN ('planned','released') AND view = 'ask'
                        AND "window" = (SELECT min("window") FROM occurrence))
                   + (${IN_LINE})
                   + (SELECT NOT EXISTS (SELECT 1 FROM occurrence))`),
    inLine: () => number(IN_LINE),
    endings: () =>
      Object.fromEntries(
        pairs<string, number>(`SELECT state, count(*) FROM occurrence WHERE view = 'ask'
          AND "window" = (SELECT min("window") FROM occurrence) GROUP BY state`),
      ),
    ratings: (userId) =>
      new Map(
        pairs<number, string | null>(
          `SELECT question.position, question.rating FROM question
             JOIN check_in ON check_in.id = question.check_in_id
             JOIN account ON account.person_id = check_in.person_id WHERE account.user_id = ?`,
          userId,
        ),
      ),
    rollupErrors: () => [...differences(client, DRIVERS), ...differences(client, WINDOWS)],
    integrity: () => client.pragma('integrity_check', { simple: true }),
    close: () => client.close(),
  };
}

const DRIVERS = {
  kept: `SELECT team_id || ' ' || "window" || ' ' || driver_id,
           json_array(not_yet, partly, in_place, cant_tell) FROM driver_rollup
         WHERE not_yet + partly + in_place + cant_tell > 0`,
  counted: `SELECT team_id || ' ' || "window" || ' ' || driver_id,
              json_array(sum(rating = 'not_yet'), sum(rating = 'partly'), sum(rating = 'in_place'), sum(rating = 'cant_tell'))
            FROM question JOIN check_in ON check_in.id = check_in_id WHERE rating IS NOT NULL GROUP BY 1`,
};

const WINDOWS = {
  kept: `SELECT team_id || ' ' || "window", json_array(asked, answered) FROM window_rollup`,
  counted: `SELECT team_id || ' ' || "window", json_array(count(*), sum(answered_at IS NOT NULL)) FROM check_in
            GROUP BY 1`,
};

function differences(client: Database.Database, { kept, counted }: typeof DRIVERS): string[] {
  const missing = (one: string, other: string, what: string) =>
    client
      .prepare(`${one} EXCEPT ${other}`)
      .raw()
      .all()
      .map((row) => `${what}: ${String(row)}`);
  // GROUP BY binds tighter than EXCEPT, so each side is whole.
  return [...missing(kept, counted, 'kept, not counted'), ...missing(counted, kept, 'counted, not kept')];
}
