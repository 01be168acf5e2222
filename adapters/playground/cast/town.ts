import { createHash } from 'node:crypto';
import type { EdgeMessage, SlackEdge } from '../edge/types.ts';
import type { Lakeside, Townsperson } from '../lakeside.ts';
import { createHands, type Hands } from './hands.ts';

/** A number in [0, 1), drawn in the order asked. */
export type Draw = () => number;

/** Something that somebody means to do. */
export interface Doing {
  /** When, epoch ms. */
  readonly at: number;
  readonly userId: string;
  /** Does it; returns what follows from it. */
  act(): Promise<readonly Doing[]>;
}

/** A message that has just been posted. */
export interface Seen {
  readonly message: EdgeMessage;
  /** Whose direct channel it is in. */
  readonly reader?: Inhabitant;
  /** The key of the team, school or district whose channel it is in. */
  readonly unit?: string;
}

/** What people do about a kind of message. */
export type Habit = (seen: Seen, town: Town) => readonly Doing[];

export interface Inhabitant extends Townsperson {
  readonly userId: string;
}

type Role = 'staff' | 'coach' | 'leader' | 'facilitator' | 'admin';

/** Who is who in Lakeside, and what they can do with their hands. */
export interface Town {
  readonly hands: Hands;
  byUserId(userId: string): Inhabitant | undefined;
  byKey(key: string): Inhabitant | undefined;
  /** Everybody with a role in a unit itself. */
  withRole(role: Role, unit: string): readonly Inhabitant[];
  /** The team whose check-ins a person answers. */
  teamOf(person: Townsperson): string;
  /** The team or the school itself, and what stands above it. */
  chainOf(unit: string): readonly string[];
  /** Whom the visitor plays: nobody acts for them. */
  isPlayed(userId: string): boolean;
}

export function createTown(parts: {
  readonly edge: SlackEdge;
  readonly lakeside: Lakeside;
  readonly isPlayed: (userId: string) => boolean;
}): Town {
  const { edge, lakeside, isPlayed } = parts;
  const people = edge.users().flatMap((user): Inhabitant[] => {
    const person = lakeside.people.find(({ key }) => key === user.name);
    return person ? [{ ...person, userId: user.id }] : [];
  });
  const byUserId = new Map(people.map((person) => [person.userId, person]));
  const byKey = new Map(people.map((person) => [person.key, person]));
  const units = (person: Townsperson, role: Role) => [person.roles[role] ?? []].flat();
  return {
    hands: createHands(edge),
    byUserId: (userId) => byUserId.get(userId),
    byKey: (key) => byKey.get(key),
    withRole: (role, unit) => people.filter((person) => units(person, role).includes(unit)),
    teamOf: (person) => units(person, 'staff')[0] ?? units(person, 'coach')[0] ?? '',
    chainOf(unit) {
      const school = lakeside.teams.find(({ key }) => key === unit)?.school;
      return [unit, ...(school === undefined ? [] : [school]), lakeside.district.key];
    },
    isPlayed,
  };
}

/** The same draws for the same words, so that Lakeside's year is the same everywhere. */
export function drawsOf(seed: string): Draw {
  let step = 0;
  return () => createHash('sha256').update(`${seed}:${step++}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** One of several, by a draw. */
export function oneOf<One>(draw: Draw, several: readonly One[]): One | undefined {
  return several[Math.floor(draw() * several.length)];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** Monday, 24 August 2026, 06:00 in Chicago: Lakeside's first school day begins. */
export const YEAR_BEGINS = Date.UTC(2026, 7, 24, 11);

/** The number of the school week that an instant lies in, from 0. */
export function schoolWeek(at: number): number {
  return Math.floor((at - YEAR_BEGINS) / WEEK);
}
