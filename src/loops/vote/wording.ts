import { type ItemWording, type Locale, say } from '../../locales/index.ts';
import type { RatingCounts } from '../../model/fidelity/index.ts';
import { LINK_ENDS, LINK_IDS } from '../../model/integration/index.ts';
import { RATINGS, type Rating } from '../../model/scale.ts';
import type { Consensus } from '../../model/vote/index.ts';
import type { District } from '../directory.ts';
import type { VoteKind } from './plan.ts';
import type { StandingQuestion } from './standing.ts';

/** How a question reads: an item, ours or the district's own, or a link between drivers. */
export function questionWording(district: District, locale: Locale, subjectId: string): ItemWording {
  const link = LINK_IDS.find((id) => id === subjectId);
  return link ? say(locale).vote.links[link] : district.wordingOf(locale, subjectId);
}

/** What a question is about: its driver, or which drivers it links. */
export function topicOf(
  locale: Locale,
  { subjectId, driverId }: Pick<StandingQuestion, 'subjectId' | 'driverId'>,
): string {
  const t = say(locale);
  const link = LINK_IDS.find((id) => id === subjectId);
  if (!link) return driverId ? t.drivers[driverId] : subjectId;
  const { source, target, both } = LINK_ENDS[link];
  const before = source === 'leadership' ? t.vote.leadership : t.drivers[source];
  return `${before} ${both ? '↔' : '→'} ${target === 'all' ? t.vote.allDrivers : t.drivers[target]}`;
}

/** What the four buttons say: links are answered with yes and no. */
export function ratingLabel(locale: Locale, kind: VoteKind, rating: Rating): string {
  return (kind === 'links' ? say(locale).vote.linkRatings : say(locale).ratings)[rating];
}

export function consensusLabel(locale: Locale, kind: VoteKind, consensus: Consensus): string {
  return consensus === 'none' ? say(locale).vote.noAgreement : ratingLabel(locale, kind, consensus);
}

/** How many chose each rating, in the order of the scale. */
export function countOf(counts: RatingCounts, rating: Rating): number {
  return {
    ...{ not_yet: counts.notYet, partly: counts.partly },
    ...{ in_place: counts.inPlace, cant_tell: counts.cantTell },
  }[rating];
}

/** The spread in one line, e.g. `Not yet 1 · Partly 3`; ratings that nobody chose are left out. */
export function spreadLine(locale: Locale, kind: VoteKind, counts: RatingCounts): string {
  return RATINGS.filter((rating) => countOf(counts, rating) > 0)
    .map((rating) => `${ratingLabel(locale, kind, rating)} ${countOf(counts, rating)}`)
    .join(' · ');
}
