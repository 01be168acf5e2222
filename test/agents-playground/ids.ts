import { z } from 'zod';

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  aadObjectId: z.string(),
});

/** What Microsoft's Agents Playground says of its made-up tenant. */
export const tenant = z.object({
  config: z.object({
    currentUser: user,
    users: z.array(user),
    personalChat: z.object({ id: z.string() }),
    teams: z.array(z.object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) })).min(1),
  }),
});

export type Tenant = z.infer<typeof tenant>['config'];

/** The channel of the digest, as Teams would name it; the playground's own has no such name. */
export const CHANNEL = '19:announcements@thread.tacv2';

/** What the playground calls it. */
export const CHANNEL_NAME = 'Announcements';

/** What is called otherwise here and there: the playground's ids are none of Teams'. */
export interface Ids {
  /** From the playground to the bot. */
  inward(text: string): string;
  /** From the bot to the playground. */
  outward(text: string): string;
}

export function idsOf({ teams, currentUser, users }: Tenant): Ids {
  const channels = teams[0]?.channels ?? [];
  const channel = channels.find(({ name }) => name === CHANNEL_NAME);
  if (!channel) throw new Error(`the playground has no channel ${CHANNEL_NAME}`);
  const coded = encodeURIComponent(CHANNEL);
  return {
    inward: (text) => text.replaceAll(`"${channel.id}`, `"${CHANNEL}`),
    outward: (text) =>
      // It finds people by its own ids only, and the bot knows them by the other.
      [currentUser, ...users].reduce(
        (said, one) => said.replaceAll(one.aadObjectId, one.id),
        text.replaceAll(CHANNEL, channel.id).replaceAll(coded, encodeURIComponent(channel.id)),
      ),
  };
}

/** The district's time zone. */
export const ZONE = 'America/Chicago';

/** Lakeside in small: the playground's user, and colleagues enough for figures. */
export function districtText({ currentUser, users }: Tenant): string {
  const line = ({ email, name }: { email: string; name: string }, i: number, roles: string) =>
    `  - { key: p${i}, name: ${name}, email: ${email}, roles: { ${roles} } }`;
  return [
    `district: { key: lakeside, name: Lakeside, zone: ${ZONE}, first_day: 2026-08-24, last_day: 2027-06-04, k: 5 }`,
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    '  check_in: { every_weeks: 1, day: tuesday, time: "09:00", spread_minutes: 30 }',
    '  digest: { day: friday, time: "15:00" }',
    'schools:',
    '  - { key: pine-ridge, name: Pine Ridge }',
    'teams:',
    `  - { key: grades-3-5, name: Grades 3-5, school: pine-ridge, channel: "${CHANNEL}", focus: coaching }`,
    'people:',
    ...[currentUser, ...users].map((one, i) => line(one, i, 'staff: grades-3-5')),
    '  - { key: ruth, name: Ruth Alvarez, email: ruth@example.com, roles: { leader: pine-ridge } }',
  ].join('\n');
}
