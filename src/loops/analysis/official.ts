import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { pointOf } from '../../model/fidelity/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { addOfficial, newestOfficial } from '../../store/queries/analysis.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { latestFigures } from '../../store/queries/digest.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import type { Directory } from '../directory.ts';
import { unitsSeen } from '../improvement/rights.ts';
import { missing, textOf } from '../improvement/submit.ts';
import { todayIn } from '../improvement/view.ts';

interface Parts {
  readonly directory: Directory;
}

/** Characters of an assessment's name and version. */
const MOST = { name: 80, version: 20 } as const;
/** Units shown on one card, a table each. */
const MOST_UNITS = 4;

/** `/driveline results`: the newest official result beside the newest digest, for each unit whose actions are seen. */
export function resultsCommand({ directory }: Parts): CommandHandler {
  return async (tx, _event, _rest, { actor }) => {
    const district = await directory(tx, actor.tenantId);
    const units = unitsSeen(district, await membershipsOf(tx, actor.personId));
    const t = say(actor.locale).analysis;
    if (units.length === 0) return { type: 'toast', text: t.mayNot };
    const tables: Card['nodes'][number][] = [];
    for (const unit of units) {
      const table = await tableOf(tx, unit, actor.locale);
      if (table && tables.length < MOST_UNITS * 2)
        tables.push({ kind: 'text', tone: 'strong', text: unit.name }, table);
    }
    const add = { action: 'analysis.record', value: '', label: t.official.add, opens: 'dialog' } as const;
    return {
      type: 'whisper',
      card: {
        summary: t.official.title,
        nodes: [
          { kind: 'heading', text: t.official.title },
          ...(tables.length > 0 ? tables : [{ kind: 'text', text: t.official.none } as const]),
          { kind: 'buttons', buttons: [add] },
          { kind: 'note', text: t.official.small },
        ],
      },
    };
  };
}

/** Two columns side by side, never one number of both. */
async function tableOf(tx: Tx, unit: UnitRow, locale: Locale): Promise<Card['nodes'][number] | undefined> {
  const official = await newestOfficial(tx, unit.id);
  if (!official) return undefined;
  const { analysis, drivers } = say(locale);
  const t = analysis.official;
  const kept = readKept((await latestFigures(tx, as<UnitId>(unit.id)))?.figures);
  const pulse = new Map(kept?.drivers.map(({ driverId, figure }) => [driverId, pointOf(figure)]));
  const said = (value: number | null | undefined) =>
    value === null || value === undefined ? t.nothing : String(value);
  const { row, scores } = official;
  return {
    kind: 'table',
    caption: t.caption(row.name, row.version, shortDate(as(row.takenOn), locale)),
    columns: [
      { label: t.columns.driver },
      { label: t.columns.official, align: 'right' },
      { label: t.columns.pulse, align: 'right' },
    ],
    rows: DRIVER_IDS.map((id) => [drivers[id], said(scores.get(id)), said(pulse.get(id))]),
  };
}

function recordForm(locale: Locale, units: readonly UnitRow[]): Form {
  const { analysis, drivers } = say(locale);
  const t = analysis.official;
  const unit = {
    ...{ kind: 'choice' as const, name: 'unit', label: t.unit, initial: units[0]?.id ?? '' },
    options: units.map(({ id, name }) => ({ value: id, label: name })),
  };
  return {
    ...{ title: t.formTitle, action: 'analysis.record', subject: units[0]?.id ?? '' },
    ...{ submitLabel: t.save, cancelLabel: analysis.form.cancel, intro: [t.intro] },
    fields: [
      ...(units.length > 1 ? [unit] : []),
      { kind: 'text', name: 'name', label: t.name, maxLength: MOST.name },
      { kind: 'text', name: 'version', label: t.version, maxLength: MOST.version },
      { kind: 'date', name: 'taken_on', label: t.takenOn },
      ...DRIVER_IDS.map((id) => ({
        ...{ kind: 'text' as const, name: id, label: t.percent(drivers[id]), optional: true, maxLength: 3 },
      })),
    ],
  };
}

async function unitsToRecord(tx: Tx, { directory }: Parts, { actor }: HandlerContext): Promise<UnitRow[]> {
  const district = await directory(tx, actor.tenantId);
  const memberships = await membershipsOf(tx, actor.personId);
  return unitsSeen(district, memberships).filter((unit) =>
    mayDecide(memberships, chainOf(district.units, as<UnitId>(unit.id))),
  );
}

export function officialPresses(parts: Parts) {
  return {
    'analysis.record': async (tx, _event, context) => {
      const units = await unitsToRecord(tx, parts, context);
      if (units.length === 0) return { type: 'toast', text: say(context.actor.locale).analysis.lead };
      return { type: 'openForm', form: recordForm(context.actor.locale, units) };
    },
  } satisfies Record<string, PressHandler>;
}

export function officialSubmissions(parts: Parts) {
  return {
    'analysis.record': async (tx, event, context) => {
      const { actor, now } = context;
      const t = say(actor.locale).analysis;
      const units = await unitsToRecord(tx, parts, context);
      const unit = units.find((one) => one.id === (textOf(event, 'unit') || event.subject));
      if (!unit) return { type: 'toast', text: t.lead };
      const takenOn = textOf(event, 'taken_on');
      const dated = /^\d{4}-\d{2}-\d{2}$/.test(takenOn) && takenOn <= todayIn(unit, now);
      const given = DRIVER_IDS.flatMap((id) => {
        const text = textOf(event, id);
        return text === '' ? [] : [{ id, percent: /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN }];
      });
      const wrong = {
        ...missing(textOf(event, 'name'), 'name', MOST.name, context),
        ...missing(textOf(event, 'version'), 'version', MOST.version, context),
        ...(dated ? {} : { taken_on: t.official.badDate }),
        ...Object.fromEntries(
          given.filter(({ percent }) => !(percent <= 100)).map(({ id }) => [id, t.official.badPercent]),
        ),
        ...(given.length === 0 ? { [DRIVER_IDS[0]]: t.official.badPercent } : {}),
      };
      if (Object.keys(wrong).length > 0) return { type: 'formErrors', errors: wrong };
      const id = `official:${actor.personId}:${event.order}`;
      await addOfficial(
        tx,
        {
          ...{ id, tenantId: actor.tenantId, unitId: unit.id, takenOn, recordedAt: now },
          ...{ name: textOf(event, 'name'), version: textOf(event, 'version'), recordedBy: actor.personId },
        },
        given.map(({ id: driverId, percent }) => ({ resultId: id, driverId, percent })),
      );
      return { type: 'toast', text: t.official.saved };
    },
  } satisfies Record<string, SubmitHandler>;
}
