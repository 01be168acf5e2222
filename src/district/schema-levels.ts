import { z } from 'zod';
import { channelId, date, key, notBlank, zone } from './fields.ts';

/*
 * What stands above and beside a district. A file with one district needs none of it.
 */

/** Where a unit above the teams posts its monthly digest. */
export const levelChannel = channelId
  .optional()
  .describe('The ID of the channel where its monthly digest is posted. Without it there is none.');

const fields = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: `Write fields as "name: value", from: ${Object.keys(shape).join(', ')}.` });

export const inRegion = key.optional().describe('The key of its region, where the file describes regions.');

export const state = fields({
  key: key.describe('A short name that never changes.'),
  name: notBlank.describe('The name that people read.'),
  channel: levelChannel,
});

export const region = fields({
  key: key.describe('A short name that never changes.'),
  name: notBlank.describe('The name that people read.'),
  channel: levelChannel,
});

/** A further district: what it leaves out is as in `district`. `calendar` is put in by the file's schema. */
export const furtherDistrict = <Calendar extends z.ZodType>(calendar: Calendar) =>
  fields({
    key: key.describe('A short name that never changes.'),
    name: notBlank.describe('The name that people read.'),
    region: inRegion,
    zone: zone.optional().describe('The time zone, where it is not that of the first district.'),
    first_day: date.optional().describe('The first school day, where it is not that of the first district.'),
    last_day: date.optional().describe('The last school day, where it is not that of the first district.'),
    calendar: calendar.optional().describe("This district's own closed days."),
    channel: levelChannel,
  });

export type StateEntry = z.output<typeof state>;
export type RegionEntry = z.output<typeof region>;
