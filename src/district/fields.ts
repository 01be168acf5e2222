import { z } from 'zod';
import { nearest } from '../nearest.ts';

export const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: `Write fields as "name: value", from: ${Object.keys(shape).join(', ')}.` });

export const list = <Entry extends z.ZodType>(entry: Entry) =>
  z.array(entry, { error: 'Write a list: each entry on its own line, after a dash.' });

/** A field's key: lower case, because it becomes part of ids that are compared letter by letter. */
export const key = z
  .string({ error: 'Write a key in letters; one that is a number needs quotes, e.g. "3".' })
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, {
    error: 'Write a key of 1 to 40 small letters, digits, - and _, e.g. grade-3.',
  });

export const notBlank = z
  .string({ error: 'Write a text; one that looks like a number needs quotes.' })
  .trim()
  .min(1, { error: 'Write a text that is not empty.' })
  .max(120, { error: 'Write a text of 120 characters at the most.' });

/** One sentence or two that people read: no line breaks, so that it fits wherever it is shown. */
export const sentence = (most: number) => {
  const error = `Write a text of 1 to ${most} characters, in one line.`;
  return z
    .string({ error: 'Write a text; one that looks like a number needs quotes.' })
    .transform((text) => text.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().min(1, { error }).max(most, { error }));
};

const DATE = 'Write a day as YYYY-MM-DD, e.g. 2026-11-26.';

/** A day that exists, from 1970 to 2999. Years far from now are slips of the hand. */
export const date = z
  .string({ error: DATE })
  .regex(/^(19[7-9]\d|2\d{3})-\d{2}-\d{2}$/, { error: DATE, abort: true })
  .refine((text) => isDay(text), { error: `There is no such day in the calendar. ${DATE}` })
  .meta({ format: 'date' });

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** `HH:MM`, 00:00 to 24:00; `9:00` is taken for 09:00. */
export const localTime = z
  .string({ error: 'Write a time in quotes as "HH:MM", e.g. "09:00".' })
  .regex(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: 'Write a time as "HH:MM" from "00:00" to "24:00", e.g. "09:00" or "15:30".',
  })
  .transform((time) => time.padStart(5, '0'));

/** An IANA name. Fixed offsets and old three-letter names are refused: they know nothing of summer time. */
export const zone = z
  .string({ error: 'Write a time zone such as America/Chicago.' })
  .check((context) => {
    if (isZone(context.value)) return;
    context.issues.push({ code: 'custom', input: context.value, message: zoneFix(context.value) });
  })
  .transform((name) => sameZone(name) ?? name);

function isZone(name: string): boolean {
  return (name === 'UTC' || /^[A-Za-z]+\/[A-Za-z]/.test(name)) && resolve(name) !== undefined;
}

/** The proper spelling where only capitals differ; an old alias such as US/Central stays as it was written. */
function sameZone(name: string): string | undefined {
  const proper = resolve(name);
  return proper?.toLowerCase() === name.toLowerCase() ? proper : undefined;
}

/** Every name met so far: making a formatter takes 50 µs, and ten thousand people share a handful of zones. */
const resolved = new Map<string, string | undefined>();

function resolve(name: string): string | undefined {
  if (!resolved.has(name)) resolved.set(name, resolveAnew(name));
  return resolved.get(name);
}

function resolveAnew(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const OLD_NAMES: Readonly<Record<string, string>> = {
  EST: 'America/New_York',
  EDT: 'America/New_York',
  EST5EDT: 'America/New_York',
  EASTERN: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  CST6CDT: 'America/Chicago',
  CENTRAL: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  MST7MDT: 'America/Denver',
  MOUNTAIN: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  PST8PDT: 'America/Los_Angeles',
  PACIFIC: 'America/Los_Angeles',
};

function zoneFix(name: string): string {
  const zones = Intl.supportedValuesOf('timeZone');
  const word = name.trim().replaceAll(' ', '_');
  const old = OLD_NAMES[word.toUpperCase()];
  if (old !== undefined) return `Write the zone's full name, which knows of summer time: ${old}.`;
  const meant =
    nearest(word, zones) ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${word.toLowerCase()}`));
  return meant === undefined
    ? 'Write an IANA time zone such as America/Chicago; the list is at https://en.wikipedia.org/wiki/List_of_tz_database_time_zones.'
    : `There is no such time zone. Did you mean ${meant}?`;
}

/** A channel's id: Slack's begins with C or G, Teams' with `19:`. */
export const channelId = z
  .string({ error: 'Write a channel ID in quotes, e.g. "C0123456789".' })
  .regex(/^([CG][A-Z0-9]{6,20}|19:[\w.=+-]{6,120}@thread\.(tacv2|v2|skype))$/, {
    error:
      "Write the channel ID, not its name: in Slack, open the channel's details; the ID (C…) is at the bottom. " +
      'In Teams, "Get link to channel"; the ID is the part from 19: to @thread.tacv2.',
  });

/** A Slack user group. Microsoft Teams has nothing like it that a bot may read. */
export const groupId = z
  .string({ error: 'Write a user group ID in quotes, e.g. "S0123456789".' })
  .regex(/^S[A-Z0-9]{6,20}$/, {
    error:
      'Write the ID of a Slack user group, not its @name: in Slack, open the group under "People", then "⋮", ' +
      '"Copy group ID" (S…). Microsoft Teams has no user groups: there, write members: channel.',
  });

export const teamsUser = z
  .string({ error: 'Write a Microsoft Entra object ID in quotes.' })
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, {
    error:
      'Write the object ID, not the name: in the Entra admin center, open the user; the ID is 32 letters and digits ' +
      'with dashes. A mail address goes into email.',
  })
  .transform((id) => id.toLowerCase());

/** A Slack team, or a whole Enterprise Grid organisation. */
export const slackWorkspace = z
  .string({ error: 'Write a Slack workspace ID in quotes, e.g. "T0123456789".' })
  .regex(/^[TE][A-Z0-9]{6,20}$/, {
    error:
      "Write the workspace ID, not its name: open Slack in a browser; the ID (T…) is in the address, after /client/. For a whole Enterprise Grid organisation, the organisation's ID (E…).",
  });

export const slackUser = z
  .string({ error: 'Write a Slack member ID in quotes, e.g. "U0123456789".' })
  .regex(/^[UW][A-Z0-9]{6,20}$/, {
    error: 'Write the member ID, not the name: in Slack, open the profile, then "⋮", "Copy member ID" (U…).',
  });

/** One entry, or a list of them. */
export function oneOrMore<Word extends string>(entry: z.ZodType<Word, string>, error: string) {
  return z
    .union([entry, z.array(entry)], { error })
    .transform((given): Word[] => (Array.isArray(given) ? given : [given]));
}
