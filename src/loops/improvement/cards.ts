import type { Buttons, Card, CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { driverOf, kindOf, type OpenAction, titleOf } from './view.ts';
import { openWord } from './words.ts';

/** How whoever reads an action stands to it. */
export interface Reader {
  readonly locale: Locale;
  readonly personId: string;
  /** A leader or facilitator here. */
  readonly lead: boolean;
}

type Button = Buttons['buttons'][number];

/** An action as it stands, with what this reader may do next. `soon`: two days before its date. */
export function actionCard(seal: Seal, action: OpenAction, reader: Reader, soon = false): Card {
  const t = say(reader.locale).improvement.card;
  const title = titleOf(seal, action.row, reader.locale);
  const { state, due } = action.row;
  const day = due === null ? undefined : shortDate(as(due), reader.locale);
  const begun = state !== 'proposed' && state !== 'closed';
  return {
    summary: t.summary(title),
    nodes: [
      { kind: 'heading', text: headingOf(action, reader) },
      { kind: 'text', tone: 'strong', text: title },
      ...(soon && begun && day ? [{ kind: 'text', text: t.soon[kindOf(action.row)](day) } as const] : []),
      { kind: 'facts', facts: factsOf(seal, action, reader.locale) },
      ...(action.row.kind !== null && begun
        ? [{ kind: 'text', text: t.hint[action.row.kind] } as const]
        : []),
      ...(action.row.pairId === null ? [] : [{ kind: 'text', text: t.pair } as const]),
      ...buttonsOf(action, reader),
      { kind: 'note', text: t.small },
    ],
  };
}

function headingOf({ row, owner, proposer }: OpenAction, { locale, personId }: Reader): string {
  const t = say(locale).improvement.card;
  if (!owner) return t.nobodys;
  if (row.ownerId !== personId) return t.of(owner.name);
  if (row.state !== 'proposed') return t.yours;
  return proposer && proposer.id !== personId ? t.ask(proposer.name) : t.askedByAll;
}

function factsOf(seal: Seal, { row }: OpenAction, locale: Locale): { label: string; value: string }[] {
  const { improvement, drivers } = say(locale);
  const t = improvement.card;
  const kind = kindOf(row);
  const fact = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return [
    ...fact(t.driver, drivers[driverOf(row)]),
    ...fact(t.kind, row.kind === null ? undefined : improvement.kinds[row.kind]),
    ...fact(t.by[kind], row.due === null ? undefined : shortDate(as(row.due), locale)),
    ...fact(t.state, improvement.states[row.state]),
    ...fact(t.stage, row.stage === null ? undefined : say(locale).stage.names[row.stage]),
    ...fact(t.cycle, row.cycle > 1 ? String(row.cycle) : undefined),
    ...fact(t.expect, openWord(seal, row, 'prediction')),
    ...fact(t.measure, openWord(seal, row, 'measure')),
    ...fact(t.seen, openWord(seal, row, 'seen')),
    ...fact(t.decided, openWord(seal, row, 'decided')),
  ];
}

/** What is answered with a form. */
const FORMS: ReadonlySet<string> = new Set(['move', 'name', 'study', 'take']);

function buttonsOf({ row }: OpenAction, { locale, personId, lead }: Reader): CardNode[] {
  const t = say(locale).improvement.card;
  const own = row.ownerId === personId;
  const button = (verb: string, label: string, description?: string): Button => ({
    action: `improvement.${verb}`,
    value: row.id,
    label,
    ...(description === undefined ? {} : { description }),
    ...(FORMS.has(verb) ? { opens: 'dialog' } : {}),
  });
  const move = button('move', t.move);
  const hand = lead && !own ? [button('name', t.hand)] : [];
  const buttons: Button[] = [];
  switch (row.state) {
    case 'proposed':
      if (own)
        buttons.push(
          button('accept', t.accept, t.acceptMeaning),
          move,
          button('decline', t.decline, t.declineMeaning),
        );
      else if (row.ownerId === null) buttons.push(button('take', t.take), ...hand);
      else buttons.push(...hand);
      break;
    case 'agreed':
      if (own) buttons.push(button('begin', t.begin), button('study', t.study), move);
      buttons.push(...hand);
      break;
    case 'doing':
      if (own) buttons.push(button('study', t.study), move);
      buttons.push(...hand);
      break;
    case 'study':
    case 'act':
      if (own || lead) buttons.push(button('study', t.decide));
      buttons.push(...hand);
      break;
    case 'closed':
      break;
  }
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}
