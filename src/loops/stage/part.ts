import { z } from 'zod';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { localOf } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import { STAGES } from '../../model/stage.ts';
import { takeUntold } from '../../store/queries/stage.ts';
import { part } from '../digest/part.ts';

const stage = z.enum(STAGES);

/** That the team has gone over to another stage since its last digest: from where, who decided it, and why. */
export const stagePart = part({
  name: 'stage',
  schema: z.array(
    z.object({ from: stage, to: stage, name: z.string(), on: z.string(), why: z.string() }).readonly(),
  ),
  async gather(tx, { unit, window }) {
    if (unit.kind !== 'team') return null;
    const decisions = await takeUntold(tx, as(unit.id), window);
    if (decisions.length === 0) return null;
    return decisions.map(({ fromStage, toStage, name, why, decidedAt }) => ({
      ...{ from: fromStage, to: toStage, name, why },
      on: localOf(decidedAt, as(unit.zone)).date,
    }));
  },
  nodes(kept, { locale, cut }) {
    const t = say(locale).stage;
    return kept.map(({ from, to, name, on, why }) => {
      const day = shortDate(as<LocalDate>(on), locale);
      const short = cut === 'all_but_news';
      const text = short
        ? t.toldShort(t.names[to], name, day)
        : t.told(t.names[from], t.names[to], name, day, why);
      return { kind: 'text', text };
    });
  },
});

/**
 * Drift: in full implementation the focus is watched, and the digest says so where its trend is a statistical signal
 * downwards, and only there.
 */
export const driftPart = part({
  name: 'drift',
  schema: z.object({ driverId: z.enum(DRIVER_IDS) }),
  async gather(_tx, { district, unit, figures: { trend } }) {
    if (unit.kind !== 'team' || district.stageOf(unit) !== 'full' || !trend) return null;
    const { finding, driverId } = trend;
    const down =
      (finding.type === 'leaning' && finding.direction === 'down') ||
      (finding.type === 'changed' && finding.latest?.side === 'below');
    return down ? { driverId } : null;
  },
  nodes({ driverId }, { locale, cut }) {
    // The line on the focus says it too.
    if (cut === 'all_but_news') return [];
    const { stage: t, drivers } = say(locale);
    return [{ kind: 'text', text: t.drift(drivers[driverId]) }];
  },
});
