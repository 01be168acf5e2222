import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays, localOf } from '../../model/calendar/index.ts';
import {
  crossFigure,
  crossTrend,
  type DigestFigure,
  LEAST_POINTS,
  type Trend,
  twiceBelow,
} from '../../model/fidelity/index.ts';
import { as, type LocalDate, type UnitId, type Window } from '../../model/ids.ts';
import { CROSS_CUTTING } from '../../model/items.ts';
import { drawOf } from '../../store/queries/checkin.ts';
import { driverRollups } from '../../store/queries/digest.ts';
import { disclosuresOf, keepDisclosures, raters } from '../../store/queries/disclosure.ts';
import { crossFigures, keepCrossFigure, takeUntoldLoad } from '../../store/queries/load.ts';
import { digestFigureKept, findingKept } from '../digest/kept.ts';
import { part } from '../digest/part.ts';
import { loadButtons } from './buttons.ts';

/** Statements about the same question that are compared with this one: it comes round every twelve weeks. */
const LOOKS_BACK_DAYS = 52 * 7;

/** As many points as a chart would have. */
const MOST_POINTS = 20;

const schema = z.object({
  teamId: z.string(),
  topic: z.enum(CROSS_CUTTING),
  asked: z.int().nonnegative(),
  figure: digestFigureKept,
  finding: findingKept,
  /** Twice running, people said that this is not worth its time. */
  proposesLess: z.boolean(),
});

type Kept = z.infer<typeof schema>;

/** How people feel about the work, apart from the drivers: in the weeks in which they were asked, and only there. */
export const crossPart = part({
  name: 'across',
  schema,
  async gather(tx, { district, unit, window, figures }): Promise<Kept | null> {
    if (unit.kind !== 'team') return null;
    const teamId = as<UnitId>(unit.id);
    const drawn = await drawOf(tx, teamId, window);
    const topic = CROSS_CUTTING.find((one) => one === drawn?.crossTopic);
    if (topic === undefined) return null;
    const rollup = (await driverRollups(tx, teamId, window)).find((row) => row.driverId === topic);
    const counts = rollup ?? { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };
    const people = (await raters(tx, teamId, window)).flatMap((row) =>
      row.driverId === topic ? [row.personId] : [],
    );
    const since = as<Window>(addDays(as(window), -LOOKS_BACK_DAYS));
    const before = (await disclosuresOf(tx, teamId, since, window)).filter((row) => row.driverId === topic);
    const { figure, told, replaced } = crossFigure({ k: district.tenant.k, counts, people, before });
    await keepDisclosures(
      tx,
      teamId,
      told.map((statement) => ({ ...statement, driverId: topic, window })),
      before.filter((statement) => replaced.includes(statement)),
    );
    const items = district
      .itemsFor(unit)
      .of(topic)
      .map((item) => item.id)
      .join(' ');
    await keepCrossFigure(tx, { teamId, window, topic, items, figure });
    const earlier = await crossFigures(tx, teamId, topic, window, MOST_POINTS - 1);
    const series = [
      ...earlier.flatMap((row) => {
        const read = digestFigureKept.safeParse(row.figure);
        return read.success ? [{ window: as<Window>(row.window), items: row.items, figure: read.data }] : [];
      }),
      { window, items, figure },
    ];
    return {
      ...{ teamId: unit.id, topic, asked: figures.participation.asked, figure },
      finding: crossTrend(series),
      proposesLess: topic === 'worth' && twiceBelow(series),
    };
  },
  nodes(
    { teamId, topic, asked, figure, finding, proposesLess },
    { locale, window, cut, proposing },
  ): CardNode[] {
    const t = say(locale).load;
    const change = cut === 'nothing' ? trendOf(finding, locale) : '';
    const line = `${reading(figure, t.about[topic], asked, locale)} ${change}`.trim();
    const short = cut === 'all_but_news';
    const proposal = [
      { kind: 'text', text: short ? t.proposeShort : t.propose } as const,
      loadButtons(teamId, window, locale),
    ];
    return [
      ...(short ? [] : [{ kind: 'text', text: line } as const]),
      ...(proposesLess && proposing ? proposal : []),
    ];
  },
  explain: ({ topic }, locale) => {
    const t = say(locale).load;
    return [t.explain(t.about[topic])];
  },
});

function reading(figure: DigestFigure, about: string, asked: number, locale: Locale): string {
  const { load: t, digest, bands } = say(locale);
  if (figure.type === 'tooFew') return t.tooFew(about);
  if (figure.type === 'held') return t.held(about);
  if (figure.type === 'band') return t.band(about, bands[figure.band]);
  const score = figure.type === 'score' ? String(figure.score) : digest.between(figure.low, figure.high);
  const likely = figure.range ? t.likely(figure.range.low, figure.range.high) : '';
  return t.score(about, score, likely, figure.n, asked);
}

/** What may be said of its change: nothing more than the test says, and nothing at all of a hidden series. */
function trendOf(finding: Trend, locale: Locale): string {
  const t = say(locale).load.trend;
  switch (finding.type) {
    case 'notEnough':
      return finding.points === 0 ? '' : t.notEnough(finding.points, LEAST_POINTS);
    case 'noClearChange':
      return t.noClearChange;
    case 'leaning':
      return t[finding.direction];
    case 'changed':
      return t[finding.latest?.side ?? 'changed'];
  }
}

/** That the team is asked less because it said so: what changed because of its answers. */
export const loadPart = part({
  name: 'load',
  schema: z.array(z.object({ choice: z.enum(['less', 'keep']), name: z.string(), on: z.string() })),
  async gather(tx, { unit, window }) {
    if (unit.kind !== 'team') return null;
    const decisions = await takeUntoldLoad(tx, as(unit.id), window);
    if (decisions.length === 0) return null;
    return decisions.map(({ choice, name, decidedAt }) => ({
      ...{ choice, name },
      on: localOf(decidedAt, as(unit.zone)).date,
    }));
  },
  nodes: (kept, { locale, cut }) =>
    kept.map(({ choice, name, on }) => ({
      kind: 'text',
      text: say(locale).load[cut === 'all_but_news' ? 'toldShort' : 'told'][choice](
        name,
        shortDate(as<LocalDate>(on), locale),
      ),
    })),
});
