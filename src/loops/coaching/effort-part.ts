import { z } from 'zod';
import { say } from '../../locales/index.ts';
import { cycleBefore, roundBefore } from '../../model/coaching/cycle.ts';
import { CHECK_SOURCES, type CheckSource } from '../../model/coaching/practice.ts';
import {
  type PracticeFigure,
  percentOf,
  practiceFigure,
  stillStanding,
} from '../../model/coaching/practice-figure.ts';
import type { Statement } from '../../model/fidelity/differencing.ts';
import { effortOf, effortQuality, HIGH } from '../../model/fidelity/effort-quality.ts';
import type { Window } from '../../model/ids.ts';
import { as } from '../../model/ids.ts';
import { latestFigures } from '../../store/queries/digest.ts';
import { fidelityPoints, keepPracticeFigure, practiceFigures } from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import { type PartRequest, type PartView, part } from '../digest/part.ts';
import { anchorOf } from './calendar.ts';
import { EFFORT_LOGS, LOG_NAMES } from './effort-logs.ts';

const count = z.int().nonnegative();
const band = z.enum(['building', 'taking_hold', 'strong']);

const figure = z.discriminatedUnion('type', [
  z.object({ type: z.literal('score'), score: z.number(), band, n: count }),
  z.object({
    type: z.literal('between'),
    low: z.number(),
    high: z.number(),
    band: band.nullable(),
    n: count,
  }),
  z.object({ type: z.literal('band'), band }),
  z.object({ type: z.literal('held') }),
  z.object({ type: z.literal('tooFew') }),
]);

const logged = z.discriminatedUnion('type', [
  z.object({ type: z.literal('count'), name: z.enum(LOG_NAMES), done: count, planned: count }),
  z.object({ type: z.literal('tooFew'), name: z.enum(LOG_NAMES) }),
]);

const kept = z.object({
  /** The cycle whose contacts are told: it is told once, and repeated until the next has ended. */
  cycle: z.string(),
  logs: z.array(logged),
  /** `null` before the first round has ended. */
  quality: z.object({ self: figure, observer: figure }).nullable(),
});

type Kept = z.infer<typeof kept>;

const NAME = 'effort_quality';

/** Effort from logs, quality by self-report and by observers side by side, and what the two say together. */
export const effortPart = part<Kept>({
  name: NAME,
  schema: kept,
  async gather(tx, request) {
    const { district, unit, window } = request;
    if (unit.kind !== 'team') return null;
    const cycle = cycleBefore(window, anchorOf(district)).first;
    const before = await toldBefore(tx, unit.id);
    // A late log would change the figure by one: then the two digests of a cycle together would tell whose it was.
    if (before?.cycle === cycle) return before;
    const logs: Kept['logs'] = [];
    for (const { name, count } of EFFORT_LOGS) {
      const { done, planned, people } = await count(tx, request);
      if (planned === 0) continue;
      const few = people !== null && people < district.tenant.k;
      logs.push(few ? { type: 'tooFew', name } : { type: 'count', name, done, planned });
    }
    const quality = await qualityOf(tx, request);
    return logs.length === 0 && quality === null ? null : { cycle, logs, quality };
  },
  nodes(said, view) {
    const t = say(view.locale).coaching.effort;
    const logs = said.logs.map((log) =>
      log.type === 'count' ? t.logs[log.name](log.done, log.planned) : t.fewLogs[log.name],
    );
    const lines = [
      ...(logs.length > 0 ? [t.effort(logs.join(', '))] : []),
      ...(said.quality && (logs.length > 0 || tellsAnything(said.quality))
        ? [t.quality(figureText(said.quality.self, view), figureText(said.quality.observer, view))]
        : []),
    ];
    const reading = view.cut === 'all_but_news' ? undefined : readingOf(said);
    return [
      ...(lines.length > 0 ? [{ kind: 'text', text: lines.join(' ') } as const] : []),
      ...(reading
        ? [{ kind: 'text', text: t.readings[reading.quadrant](t.by[reading.source]) } as const]
        : []),
    ];
  },
});

/** A team that logs nothing and checks nothing is not told every week that there is nothing. */
function tellsAnything({ self, observer }: NonNullable<Kept['quality']>): boolean {
  return self.type !== 'tooFew' || observer.type !== 'tooFew';
}

async function toldBefore(tx: Tx, unitId: string): Promise<Kept | undefined> {
  const row = await latestFigures(tx, as(unitId));
  const last = row && readKept(row.figures)?.parts[NAME];
  return last === undefined ? undefined : kept.safeParse(last).data;
}

async function qualityOf(tx: Tx, { district, unit, window }: PartRequest): Promise<Kept['quality']> {
  const round = roundBefore(window, anchorOf(district));
  // A round that began before the school year is none.
  if ((round[0] ?? '') < anchorOf(district)) return null;
  const k = district.tenant.k;
  return {
    self: await figureOf(tx, unit.id, round, 'self', k),
    observer: await figureOf(tx, unit.id, round, 'observer', k),
  };
}

/** Fixed when it is first told: checks that come late to a round do not change it. */
async function figureOf(
  tx: Tx,
  unitId: string,
  round: readonly Window[],
  source: CheckSource,
  k: number,
): Promise<PracticeFigure> {
  const first = round[0] ?? '';
  const earlier = await practiceFigures(tx, unitId, source, ROUNDS_BACK);
  const same = earlier.find((row) => row.round === first);
  if (same) return figure.parse(same.figure);
  const told = practiceFigure({
    points: await fidelityPoints(tx, [unitId], round, source),
    k,
    before: stillStanding(earlier.map((row) => statementsIn(row.told))),
  });
  const row = { unitId, source, round: first, figure: told.figure, told: told.made.map(stored) };
  await keepPracticeFigure(tx, row);
  return told.figure;
}

/** A school year has six or seven rounds; older ones say nothing of who works here now. */
const ROUNDS_BACK = 7;

const stored = ({ people, cell }: Statement) => ({ people: [...people], cell });

function statementsIn(told: unknown): Statement[] {
  // Written by `stored` alone.
  const rows = told as readonly { readonly people: readonly string[]; readonly cell: Statement['cell'] }[];
  return rows.map(({ people, cell }) => ({ people: new Set(people), cell }));
}

function figureText(said: PracticeFigure, { locale, k, cut }: PartView): string {
  const t = say(locale);
  switch (said.type) {
    case 'score':
      return t.coaching.effort.figure(t.bands[said.band], `${said.score}`, said.n);
    case 'between':
      return t.coaching.effort.figure(
        said.band ? t.bands[said.band] : t.digest.twoBands,
        t.digest.between(said.low, said.high),
        said.n,
      );
    case 'band':
      return t.bands[said.band];
    case 'held':
      return t.digest.held;
    case 'tooFew':
      return cut === 'all_but_news' ? t.coaching.effort.few : t.coaching.effort.tooFew(k);
  }
}

/** What effort and quality say together. By observers where there are enough, else by self-report; never by a mean. */
function readingOf(said: Kept) {
  const logs = said.logs.flatMap((log) => (log.type === 'count' ? [log] : []));
  const effort = effortOf(logs);
  if (effort === undefined || !said.quality) return undefined;
  for (const source of [...CHECK_SOURCES].reverse()) {
    const percent = percentOf(said.quality[source], HIGH);
    if (percent !== undefined) return { source, quadrant: effortQuality(effort, percent) };
  }
  return undefined;
}
