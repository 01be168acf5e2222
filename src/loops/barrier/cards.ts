import type { Buttons, Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { type ClosureFigures, TEAMS_FOR_NEXT_LEVEL, WAITING } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { OpenBarrier, ShownVoice } from './view.ts';
import { reasonOf, wordsOf } from './words.ts';

/** How whoever reads a barrier stands to it. */
export interface BarrierReader {
  readonly locale: Locale;
  /** Leads the level it waits at, or one above. */
  readonly lead: boolean;
  /** Raised it. */
  readonly voice: boolean;
  /** Is asked whether the answer helped, and has not said yet. */
  readonly asked: boolean;
}

type Button = Buttons['buttons'][number];

/** A barrier as it stands, with what this reader may do next. */
export function barrierCard(
  seal: Seal,
  barrier: OpenBarrier,
  reader: BarrierReader,
  heading: 'arrived' | 'yours' | 'answered' | 'revisit',
): Card {
  const t = say(reader.locale).barrier.card;
  const { row, closure } = barrier;
  const words = wordsOf(seal, row);
  const teams = new Set(barrier.raw.map((voice) => voice.unitId)).size;
  const waiting = WAITING.includes(row.state);
  return {
    summary: `${t[heading]}: ${words}`,
    nodes: [
      { kind: 'heading', text: t[heading] },
      { kind: 'quote', text: words },
      { kind: 'facts', facts: factsOf(seal, barrier, reader) },
      ...(waiting && teams >= TEAMS_FOR_NEXT_LEVEL && barrier.level.parentId !== null
        ? [{ kind: 'text', text: t.teams(teams) } as const]
        : []),
      ...(reader.asked ? [{ kind: 'text', tone: 'strong', text: t.asks } as const] : []),
      ...buttonsOf(barrier, reader, waiting),
      { kind: 'note', text: `${closureLine(reader.locale, closure)} ${t.small}`.trim() },
    ],
  };
}

function factsOf(
  seal: Seal,
  { row, level, voices, owner }: OpenBarrier,
  { locale }: BarrierReader,
): { label: string; value: string }[] {
  const { barrier, drivers } = say(locale);
  const t = barrier.card;
  const driver = DRIVER_IDS.find((id) => id === row.driverId);
  const fact = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  const day = (date: string) => shortDate(as(date), locale);
  const reason = reasonOf(seal, row);
  return [
    ...fact(t.from, voicesText(voices, locale)),
    ...fact(t.raised, day(row.raisedOn)),
    ...fact(t.driver, driver && drivers[driver]),
    ...fact(t.with, level.name),
    ...fact(t.state, barrier.states[row.state]),
    ...fact(t.kind, row.kind === null ? undefined : barrier.kinds[row.kind]),
    ...fact(t.owner, owner),
    ...(WAITING.includes(row.state) ? fact(t.by, t.byDays(day(row.acknowledgeBy), day(row.answerBy))) : []),
    ...fact(t.answer, row.answer && reason ? `${barrier.answers[row.answer]}: ${reason}` : undefined),
  ];
}

/** Who raised it: the first by name or as one of a team, the others counted. */
function voicesText(voices: readonly ShownVoice[], locale: Locale): string | undefined {
  const t = say(locale).barrier.card;
  const [first] = voices;
  if (!first) return undefined;
  const said =
    first.name !== undefined
      ? t.named(first.name, first.unit.name)
      : first.unit.kind === 'team'
        ? t.memberOf(first.unit.name)
        : t.atASchool(first.unit.name);
  return t.voices(said, voices.length - 1);
}

/** What is answered with a form. */
const FORMS: ReadonlySet<string> = new Set(['own', 'answer', 'merge']);

function buttonsOf({ row, chain }: OpenBarrier, reader: BarrierReader, waiting: boolean): CardNode[] {
  const t = say(reader.locale).barrier.card;
  const button = (verb: string, label: string, description?: string): Button => ({
    action: `barrier.${verb}`,
    value: row.id,
    label,
    ...(description === undefined ? {} : { description }),
    ...(FORMS.has(verb) ? { opens: 'dialog' } : {}),
  });
  const buttons: Button[] = [];
  if (reader.lead && waiting) {
    if (row.state === 'raised' || row.state === 'reopened') buttons.push(button('own', t.own));
    buttons.push(button('answer', t.answerIt));
    if (chain.length > 1) buttons.push(button('up', t.up));
    buttons.push(button('merge', t.merge));
  }
  if (reader.asked)
    buttons.push(button('better', t.better, t.betterMeaning), button('same', t.same, t.sameMeaning));
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

/** How many barriers get an answer, and how soon: for everybody to see. Nothing where none was ever raised. */
export function closureLine(locale: Locale, { raised, answered, medianDays }: ClosureFigures): string {
  const t = say(locale).barrier;
  if (raised === 0) return '';
  return medianDays === null ? t.closureNone(raised) : t.closure(answered, raised, String(medianDays));
}
