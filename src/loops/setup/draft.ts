import { z } from 'zod';
import { weekday } from '../../district/describe.ts';
import type { DistrictInput } from '../../district/schema.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { STAGES } from '../../model/stage.ts';
import type { Organisation } from '../../store/queries/organisation.ts';
import { freshKey } from '../district/operation.ts';
import { practiceFrom } from '../district/practice.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What an admin has entered for one team, as it is kept until they start it. */
export const draft = z.object({
  channelId: z.string().min(1),
  /** Empty: as the channel is called. */
  name: z.string(),
  focus: z.enum(DRIVER_IDS),
  stage: z.enum(STAGES),
  everyWeeks: z.number().int().min(1).max(8),
  day: z.number().int().min(1).max(7),
  time: z.string().regex(/^\d{2}:\d{2}$/),
  /** The admin is on this team themselves. */
  mine: z.boolean(),
  firstDay: date,
  lastDay: date,
  /** The practice as it was typed, in the language of whoever typed it; absent where it stays as it is. */
  practice: z.object({ en: z.string(), es: z.string() }).optional(),
  /** Asked for with the first team of a district alone. */
  district: z.object({ name: z.string().min(1), zone: z.string().min(1) }).optional(),
});

export type Draft = z.infer<typeof draft>;

/** What was found in the channel. Nobody's name is in it. */
export const found = z.object({
  /** As the platform calls the channel. */
  name: z.string().optional(),
  /** The bot is not in the channel, or may not look. */
  closed: z.boolean(),
  shared: z.boolean(),
  /** How many people would be asked, by time zone. */
  zones: z.array(z.object({ zone: z.string(), people: z.number() })),
});

export type Found = z.infer<typeof found>;

/** What the team is called: as entered, or as its channel is. */
export function nameOf({ name }: Pick<Draft, 'name'>, channel: string | undefined): string {
  if (name !== '') return name;
  // The hyphen of `grades-3-5` that stands between two numbers is part of the name.
  const words = (channel ?? '')
    .replace(/^#/, '')
    .replaceAll(/(?<!\d)[-_]+|[-_]+(?!\d)/g, ' ')
    .trim();
  return words === '' ? 'Team' : `${words.slice(0, 1).toUpperCase()}${words.slice(1, 120)}`;
}

type Team = DistrictInput['teams'][number];

/** The district file with the team as it was entered: new, or changed where its channel is a team's already. */
export function withTeam(
  file: DistrictInput,
  have: Organisation,
  entered: Draft,
  name: string,
): DistrictInput {
  const before = file.teams.find(({ channel }) => channel === entered.channelId);
  const { vote: _, ...kept } = before ?? { key: freshKey({ file, have }, name, 'team') };
  const team: Team = {
    ...kept,
    ...{ name, channel: entered.channelId, members: 'channel', focus: entered.focus, stage: entered.stage },
    check_in: {
      ...before?.check_in,
      ...{ every_weeks: entered.everyWeeks, day: weekday(entered.day), time: entered.time },
    },
  };
  const practice = entered.practice && practiceFrom(file, have, entered.practice);
  return {
    ...file,
    ...(Array.isArray(practice)
      ? { practice: practice.length === 0 ? undefined : { components: practice } }
      : {}),
    district: {
      ...{ ...file.district, first_day: entered.firstDay, last_day: entered.lastDay },
      ...entered.district,
    },
    teams: before ? file.teams.map((one) => (one === before ? team : one)) : [...file.teams, team],
  };
}
