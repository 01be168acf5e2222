import type { Database } from 'better-sqlite3';
import type { LocalDate } from '../../src/model/ids.ts';

export interface DistrictRows {
  readonly people: number;
  readonly perTeam: number;
  readonly zone: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** Slack's id of the district's workspace and of each person in it. */
  readonly workspaceId: string;
  userId(person: number): string;
  /** The digest, and with it the close of the check-in: an ISO weekday and a time. */
  readonly digest: { readonly day: number; readonly time: string };
}

export const personId = (person: number) => `lakeside/p${String(person).padStart(6, '0')}`;
export const teamId = (team: number) => `lakeside/t${team}`;

/**
 * Row by row what a district file of 100,000 people would give (reading one takes half a minute). Everybody works
 * round the clock, and the check-in opens on Monday at 00:00.
 */
export function enterDistrict(client: Database, rows: DistrictRows): void {
  const { people, perTeam, zone, digest } = rows;
  client.transaction(() => {
    client
      .prepare(
        `INSERT INTO tenant (id, name, k, locale, revision) VALUES ('lakeside', 'Lakeside', 5, 'en', 1)`,
      )
      .run();
    client
      .prepare(`INSERT INTO workspace (platform, workspace_id, tenant_id) VALUES ('slack', ?, 'lakeside')`)
      .run(rows.workspaceId);
    const account = client.prepare(
      `INSERT INTO account (person_id, platform, tenant_id, user_id) VALUES (?, 'slack', 'lakeside', ?)`,
    );
    const unit = client.prepare(
      `INSERT INTO unit (id, tenant_id, kind, parent_id, name, zone, channel_id, focus_driver, checkin_every_weeks,
         checkin_day, checkin_time, checkin_spread, digest_day, digest_time, first_day, last_day, active)
       VALUES (?, 'lakeside', ?, ?, ?, ?, ?, 'coaching', 1, 1, '00:00', 0, ?, ?, ?, ?, 1)`,
    );
    const when = [digest.day, digest.time] as const;
    unit.run('lakeside', 'district', null, 'Lakeside', zone, null, ...when, rows.firstDay, rows.lastDay);
    for (let team = 0; team < people / perTeam; team++) {
      const channel = `C${String(team).padStart(8, '0')}`;
      unit.run(teamId(team), 'team', 'lakeside', `Team ${team}`, zone, channel, ...when, null, null);
    }
    const person = client.prepare(
      `INSERT INTO person (id, tenant_id, name, locale, zone, work_days, work_start, work_end, home_team_id,
         calendar_unit_id, audience, active)
       VALUES (?, 'lakeside', ?, 'en', ?, '1234567', '00:00', '24:00', ?, ?, 'staff', 1)`,
    );
    for (let i = 0; i < people; i++) {
      const team = teamId(Math.floor(i / perTeam));
      person.run(personId(i), `Person ${i}`, zone, team, team);
      account.run(personId(i), rows.userId(i));
    }
  })();
}
