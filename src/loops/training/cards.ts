import type { Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type PersonId, type TenantId } from '../../model/ids.ts';
import { itemAnswersOf } from '../../store/queries/item-answer.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import type { TrainingRow } from '../../store/queries/training.ts';
import type { Tx } from '../../store/store.ts';
import { itemCard } from '../item-card.ts';
import { type AskView, heldOn, itemsFor, type TrainingParts, topicOf } from './session.ts';

/** The first item about a session that somebody has not answered; `undefined` where there is none left. */
export async function askCard(
  tx: Tx,
  { directory, seal }: TrainingParts,
  row: TrainingRow,
  personId: PersonId,
  view: AskView,
): Promise<Card | undefined> {
  const person = await personById(tx, personId);
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const unit = district.units.get(row.unitId);
  if (!person || !unit) return undefined;
  const answered = (await itemAnswersOf(tx, row.id, personId)).map((one) => one.itemId);
  const itemId = itemsFor(district, unit, person, view).find((id) => !answered.includes(id));
  if (itemId === undefined) return undefined;
  const locale = district.localeOf(person);
  const t = say(locale).training.ask;
  const ask = {
    ...{ locale, wording: district.wordingOf(locale, itemId), action: 'training.answer' as const },
    because: t[view](topicOf(seal, row), shortDate(heldOn(row), locale)),
    value: (rating: string) => [row.id, view, itemId, rating].join('|'),
    private: t.private(district.tenant.k),
  };
  const skip = { action: 'training.skip', value: row.id, label: t.skip, description: t.skipMeaning } as const;
  return itemCard(ask, [{ kind: 'buttons', buttons: [skip] }]);
}

export function doneCard(locale: Locale): Card {
  const text = say(locale).training.ask.done;
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

/** People named; the others are counted. */
const MOST_NAMES = 12;

/** Tells whoever leads which of those who were trained have no coach. */
export function uncoachedCard(
  locale: Locale,
  about: { readonly topic: string; readonly row: TrainingRow; readonly unit: string },
  people: readonly PersonRow[],
): Card {
  const t = say(locale).training.uncoached;
  const shown = people.slice(0, MOST_NAMES).map((person) => person.name);
  const names = people.length > MOST_NAMES ? [...shown, t.more(people.length - MOST_NAMES)] : shown;
  const title = t.title(about.unit);
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', text: t.text(about.topic, shortDate(heldOn(about.row), locale), names.join(', ')) },
      { kind: 'text', text: t.what },
      { kind: 'note', text: t.small },
    ],
  };
}
