import type { EdgeValue } from '../edge/types.ts';
import { buttonOf } from './hands.ts';
import { DAY, type Doing, HOUR, type Town, WEEK, YEAR_BEGINS } from './town.ts';

type Values = Readonly<Record<string, EdgeValue>>;

interface Barrier {
  readonly by: string;
  /** Counted in days from the first school day. */
  readonly day: number;
  readonly words: string;
  readonly voice: 'shielded' | 'named';
  readonly driver: 'internal_systems' | 'external_systems';
  /** Its school passes it up to the district. */
  readonly up: boolean;
  readonly answer?: Values;
  readonly answersAfterDays: number;
}

const weeks = (count: number, day = 0) => count * 7 + day;

/** What happens in Lakeside's year besides its routine. */
export const STORY: {
  readonly barriers: readonly Barrier[];
  readonly stages: readonly {
    readonly by: string;
    readonly day: number;
    readonly team: string;
    readonly stage: string;
    readonly why: string;
  }[];
} = {
  barriers: [
    {
      ...{ by: 'gus', day: weeks(6, 2), voice: 'shielded', driver: 'internal_systems', up: true },
      words: 'The observation form takes three pages, so feedback comes a week late.',
      answer: { answer: 'resolved', reason: 'The form is one page from Monday on' },
      answersAfterDays: 6,
    },
    {
      ...{ by: 'sofia', day: weeks(23, 2), voice: 'named', driver: 'internal_systems', up: false },
      words: 'Thursday planning time goes into covering for absent colleagues.',
      answer: { answer: 'eased', reason: 'A floating substitute covers Thursdays until June' },
      answersAfterDays: 5,
    },
    {
      ...{ by: 'imani', day: weeks(21, 1), voice: 'shielded', driver: 'external_systems', up: true },
      words: 'Two evaluation systems ask us for the same evidence twice.',
      answer: {
        answer: 'declined',
        reason: 'State law asks for both until June; we have asked for a waiver',
      },
      answersAfterDays: 7,
    },
    {
      ...{ by: 'chloe', day: weeks(28, 3), voice: 'shielded', driver: 'internal_systems', up: true },
      words: 'State test training takes the two hours in which our coach could visit.',
      answersAfterDays: 0,
    },
  ],
  stages: [
    {
      ...{ by: 'imani', day: weeks(20, 2), team: 'Early Years', stage: 'full' },
      why: 'All of us do it as described, and new colleagues learn it in their first month.',
    },
  ],
};

/** All of it that lies after an instant. */
export function storyAfter(since: number, town: Town): Doing[] {
  const at = (day: number) => YEAR_BEGINS + day * DAY + 8 * HOUR;
  return [
    ...STORY.barriers.flatMap((barrier): Doing[] => {
      const who = town.byKey(barrier.by);
      return who
        ? [{ at: at(barrier.day), userId: who.userId, act: () => raise(town, who.userId, barrier) }]
        : [];
    }),
    ...STORY.stages.flatMap((one): Doing[] => {
      const who = town.byKey(one.by);
      return who ? [{ at: at(one.day), userId: who.userId, act: () => goOn(town, who.userId, one) }] : [];
    }),
  ].filter((doing) => doing.at >= since && doing.at < YEAR_BEGINS + 41 * WEEK);
}

async function raise({ hands }: Town, userId: string, { words, voice, driver }: Barrier) {
  await hands.type(userId, 'barrier');
  await hands.fill(userId, { words, voice, driver });
  await hands.close(userId);
  return [];
}

async function goOn(
  { hands }: Town,
  userId: string,
  { team, stage, why }: { readonly team: string; readonly stage: string; readonly why: string },
) {
  await hands.type(userId, `stage ${team}`);
  await hands.until(() => hands.whispered(userId, 'stage.open') !== undefined);
  const card = hands.whispered(userId, 'stage.open');
  if (card && (await hands.open(userId, card, buttonOf(card, 'stage.open')))) {
    await hands.fill(userId, { stage, why });
    await hands.close(userId);
  }
  return [];
}
