import { DRIVER_IDS, type DriverId } from '../../src/model/drivers.ts';
import {
  type DigestFigures,
  type DriverStatement,
  digestFigures,
  type RatingCounts,
  scoreOf,
} from '../../src/model/fidelity/index.ts';
import { as, type Window } from '../../src/model/ids.ts';
import { ITEMS, poolOf } from '../../src/model/items.ts';
import { bandOf } from '../../src/model/scale.ts';

/** What a team's channel reads week by week. A state goes in and another comes out, so that an attacker may try. */
export interface Publisher<State> {
  readonly start: State;
  publish(
    state: State,
    week: { readonly week: number; readonly k: number; readonly people: readonly string[] },
    counts: RatingCounts,
  ): { readonly told: unknown; readonly state: State };
}

interface Ours {
  readonly previous: readonly DigestFigures[];
  readonly standing: readonly DriverStatement[];
}

/** Coaching is the focus: it is asked every week. */
const DRIVER: DriverId = 'coaching';
const POOL = poolOf(ITEMS);
const DRAW = DRIVER_IDS.filter((driver) => driver !== DRIVER);

/** The digests as the product makes them. */
export const digests: Publisher<Ours> = {
  start: { previous: [], standing: [] },
  publish({ previous, standing }, { week, k, people }, counts) {
    const { figures, told, replaced } = digestFigures({
      window: as<Window>(new Date(Date.UTC(2026, 7, 31 + 7 * week)).toISOString().slice(0, 10)),
      ...{ k, previous, standing, draw: DRAW, pool: POOL },
      rollups: [{ driverId: DRIVER, ...counts }],
      asked: people.length,
      answered: people.length,
      answeredBy: people.map((personId) => ({ driverId: DRIVER, personId })),
    });
    return {
      told: figures,
      state: {
        previous: [...previous, figures].slice(-3),
        standing: [...standing.filter((statement) => !replaced.includes(statement)), ...told],
      },
    };
  },
};

function plain(counts: RatingCounts, k: number) {
  const { n, percent = 0, cantTellShare = 0 } = scoreOf(counts);
  const score = Math.round(percent);
  return n < k ? undefined : { n, score, band: bandOf(score), cantTell: Math.round(cantTellShare * 100) };
}

/** Nothing but the threshold that most survey tools have. */
export const threshold: Publisher<null> = {
  start: null,
  publish: (state, { k }, counts) => ({ told: plain(counts, k) ?? 'too few', state }),
};

/**
 * Threshold and the contributor-change rule as it is usually written: with fewer than ten people, fewer than k of
 * them others than last time, the band if it is unchanged, and else nothing.
 */
export const changeRule: Publisher<{ people: readonly string[]; band: string } | null> = {
  start: null,
  publish(last, { k, people }, counts) {
    const figure = plain(counts, k);
    if (!figure) return { told: 'too few', state: last };
    const state = { people, band: figure.band };
    if (!last) return { told: figure, state };
    const others =
      people.filter((person) => !last.people.includes(person)).length +
      last.people.filter((person) => !people.includes(person)).length;
    if (others === 0 || others >= k || figure.n >= 10) return { told: figure, state };
    return { told: figure.band === last.band ? figure.band : 'held', state: last };
  },
};
