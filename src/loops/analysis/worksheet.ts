import type { Buttons, Card } from '../../chat/card.ts';
import type { Field, Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { LEVELS, ownership } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { AnalysisRow } from '../../store/queries/analysis.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';
import { driverOf } from '../improvement/view.ts';

/** Characters of what happens now and of what would be better; the latter becomes an action's title. */
export const MOST = { now: 200, improvement: 120 } as const;

export const DEGREES = [0, 1, 2] as const;
export const CONTROLS = ['ours', 'partly', 'not_ours'] as const;

export function placeOf(id: string, word: 'now' | 'improvement'): string {
  return `analysis:${id}:${word}`;
}

/** Rows on one card: three blocks each, of the 50 that a platform shows. */
const MOST_ROWS = 12;

type Button = Buttons['buttons'][number];

/** What happens now, driver by driver, gaps and duplicates first told and then marked. */
export function worksheetCard(
  locale: Locale,
  { district, seal }: { readonly district: District; readonly seal: Seal },
  rows: readonly AnalysisRow[],
): Card {
  const { analysis, drivers } = say(locale);
  const t = analysis.card;
  const open = rows.map((row) => ({ ...row, now: seal.open(row.now, placeOf(row.id, 'now')) }));
  const { gaps, duplicates } = ownership(open);
  const twice = new Set(duplicates.flat());
  const found = [
    ...(gaps.length > 0 ? [t.gaps(gaps.length)] : []),
    ...(duplicates.length > 0 ? [t.duplicates(duplicates.length)] : []),
  ];
  const add: Button = { action: 'analysis.add', value: '', label: t.add, opens: 'dialog' };
  const left = open.length - MOST_ROWS;
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(open.length === 0 ? [{ kind: 'text', text: t.none } as const] : []),
      ...(found.length > 0 ? [{ kind: 'text', tone: 'strong', text: found.join(' · ') } as const] : []),
      ...open.slice(0, MOST_ROWS).flatMap((row): Card['nodes'] => {
        const marks = [
          ...(gaps.includes(row.id) ? [t.gap] : []),
          ...(twice.has(row.id) ? [t.duplicate] : []),
        ];
        const levels = analysis.levels;
        const also = row.alsoAccountable === 'nobody' ? '' : levels[row.alsoAccountable];
        const unit = district.units.get(row.unitId)?.name ?? '';
        const lines = [
          t.row(drivers[driverOf(row)], row.now, unit),
          t.who(levels[row.accountable], also),
          t.how(degreeOf(locale, row.quality), degreeOf(locale, row.effort), analysis.controls[row.control]),
          ...marks,
        ];
        const action: Button[] =
          row.actionId === null
            ? []
            : [{ action: 'improvement.open', value: row.actionId, label: t.action, opens: 'dialog' }];
        return [
          { kind: 'text', text: lines.join('\n') },
          ...(action.length > 0 ? [{ kind: 'buttons', buttons: action } as const] : []),
        ];
      }),
      ...(left > 0 ? [{ kind: 'text', text: t.more(left) } as const] : []),
      { kind: 'buttons', buttons: [add] },
      { kind: 'note', text: t.small },
    ],
  };
}

function degreeOf(locale: Locale, degree: number): string {
  const known = DEGREES.find((one) => one === degree) ?? 0;
  return say(locale).analysis.degrees[known];
}

/** One row: what happens now, who answers for it, how it is, and what would be better. */
export function worksheetForm(
  locale: Locale,
  units: readonly UnitRow[],
  driverId: DriverId | undefined,
): Form {
  const { analysis, drivers } = say(locale);
  const t = analysis.form;
  const choice = (
    name: string,
    label: string,
    options: readonly (readonly [string, string])[],
    initial?: string,
  ): Field => ({
    ...{ kind: 'choice', name, label, options: options.map(([value, shown]) => ({ value, label: shown })) },
    ...(initial === undefined ? {} : { initial }),
  });
  const degrees = DEGREES.map((one) => [String(one), analysis.degrees[one]] as const);
  const levels = LEVELS.map((one) => [one, analysis.levels[one]] as const);
  return {
    ...{ title: t.title, action: 'analysis.add', subject: `${units[0]?.id ?? ''}|${driverId ?? ''}` },
    ...{ submitLabel: t.save, cancelLabel: t.cancel },
    intro: [t.intro(driverId ? drivers[driverId] : t.driver)],
    fields: [
      ...(units.length > 1
        ? [
            choice(
              'unit',
              t.unit,
              units.map(({ id, name }) => [id, name] as const),
              units[0]?.id,
            ),
          ]
        : []),
      ...(driverId
        ? []
        : [
            choice(
              'driver',
              t.driver,
              DRIVER_IDS.map((id) => [id, drivers[id]] as const),
            ),
          ]),
      { kind: 'text', name: 'now', label: t.now, hint: t.nowHint, multiline: true, maxLength: MOST.now },
      choice('accountable', t.accountable, levels),
      choice('also', t.also, levels, 'nobody'),
      choice('quality', t.quality, degrees),
      choice('effort', t.effort, degrees),
      choice(
        'control',
        t.control,
        CONTROLS.map((one) => [one, analysis.controls[one]] as const),
      ),
      {
        ...{ kind: 'text', name: 'improvement', label: t.improvement, hint: t.improvementHint },
        maxLength: MOST.improvement,
      },
    ],
  };
}
