import type { CommandHandler, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { findDrivers } from '../../locales/find-drivers.ts';
import { say } from '../../locales/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { LEVELS, proposed } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import { addActions } from '../../store/queries/action.ts';
import { addAnalysis, analysesOf } from '../../store/queries/analysis.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import type { Directory } from '../directory.ts';
import { unitsSeen, unitsToPropose } from '../improvement/rights.ts';
import { missing, textOf } from '../improvement/submit.ts';
import { todayIn } from '../improvement/view.ts';
import { sealWord } from '../improvement/words.ts';
import { CONTROLS, DEGREES, MOST, placeOf, worksheetCard, worksheetForm } from './worksheet.ts';

export interface AnalysisParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** `/driveline analysis`: what has been looked at; with a driver behind it, a new row on that driver. */
export function analysisCommand({ directory, seal }: AnalysisParts): CommandHandler {
  return async (tx, _event, rest, { actor }) => {
    const t = say(actor.locale).analysis;
    const district = await directory(tx, actor.tenantId);
    const memberships = await membershipsOf(tx, actor.personId);
    const units = unitsToPropose(district, memberships);
    if (rest !== '') {
      const found = findDrivers(rest);
      if (found.type !== 'one') return { type: 'toast', text: t.which };
      if (units.length === 0) return { type: 'toast', text: t.mayNot };
      return { type: 'openForm', form: worksheetForm(actor.locale, units, found.driver) };
    }
    const seen = unitsSeen(district, memberships);
    if (seen.length === 0) return { type: 'toast', text: t.mayNot };
    const rows = await analysesOf(
      tx,
      seen.map((unit) => unit.id),
    );
    return { type: 'whisper', card: worksheetCard(actor.locale, { district, seal }, rows) };
  };
}

export function analysisPresses({ directory }: AnalysisParts) {
  return {
    'analysis.add': async (tx, _event, { actor }) => {
      const district = await directory(tx, actor.tenantId);
      const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
      if (units.length === 0) return { type: 'toast', text: say(actor.locale).analysis.mayNot };
      return { type: 'openForm', form: worksheetForm(actor.locale, units, undefined) };
    },
  } satisfies Record<string, PressHandler>;
}

export function analysisSubmissions({ directory, seal }: AnalysisParts) {
  return {
    /** A finished row is kept, and what would be better is proposed as an action that anybody may take up. */
    'analysis.add': async (tx, event, context) => {
      const { actor, now } = context;
      const { analysis: t, drivers } = say(actor.locale);
      const [unitText = '', driverText = ''] = event.subject.split('|');
      const district = await directory(tx, actor.tenantId);
      const units = unitsToPropose(district, await membershipsOf(tx, actor.personId));
      const unit = units.find((one) => one.id === (textOf(event, 'unit') || unitText));
      if (!unit) return { type: 'toast', text: t.mayNot };
      const driverId = DRIVER_IDS.find((id) => id === (driverText || textOf(event, 'driver')));
      const accountable = LEVELS.find((one) => one === textOf(event, 'accountable'));
      const also = LEVELS.find((one) => one === textOf(event, 'also')) ?? 'nobody';
      const degree = (field: string) => DEGREES.find((one) => String(one) === textOf(event, field));
      const [quality, effort] = [degree('quality'), degree('effort')];
      const control = CONTROLS.find((one) => one === textOf(event, 'control'));
      const [happens, better] = [textOf(event, 'now'), textOf(event, 'improvement')];
      const needed = { driver: driverId, accountable, quality, effort, control };
      const wrong = {
        ...missing(happens, 'now', MOST.now, context),
        ...missing(better, 'improvement', MOST.improvement, context),
        ...Object.fromEntries(
          Object.entries(needed)
            .filter(([, value]) => value === undefined)
            .map(([field]) => [field, t.form.needed]),
        ),
      };
      const complete = driverId && accountable && control && quality !== undefined && effort !== undefined;
      if (!complete || Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const id = `analysis:${actor.personId}:${event.order}`;
      const actionId = `action:${id}`;
      await addActions(tx, [
        {
          ...proposed(null, null),
          ...{ id: actionId, tenantId: actor.tenantId, unitId: unit.id, driverId, source: 'analysis' },
          ...{ digestId: null, kind: null, cycle: 1, pairId: null, previousId: null, scoreThen: null },
          ...{ coveringDriver: null, prediction: null, measure: null, proposedBy: actor.personId },
          ...{ createdAt: now, closedAt: null, steppedAt: null, watch: null, stage: district.stageOf(unit) },
          title: sealWord(seal, actionId, 'title', better),
        },
      ]);
      await addAnalysis(tx, {
        ...{ id, tenantId: actor.tenantId, unitId: unit.id, driverId, accountable, alsoAccountable: also },
        ...{ quality, effort, control, actionId, madeBy: actor.personId, madeOn: todayIn(unit, now) },
        now: seal.seal(happens, placeOf(id, 'now')),
        improvement: seal.seal(better, placeOf(id, 'improvement')),
      });
      return { type: 'toast', text: t.saved(drivers[driverId]) };
    },
  } satisfies Record<string, SubmitHandler>;
}
