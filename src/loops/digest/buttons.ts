import type { Buttons } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { CHOICES, type Choice } from '../../model/decision.ts';
import { as, type OccurrenceKey } from '../../model/ids.ts';
import type { DigestView } from './cards.ts';

type Button = Buttons['buttons'][number];

/** One button for each choice. Who presses, and whether they may, is settled by the handler. */
export function choiceButtons({ id, locale }: DigestView): Button[] {
  const t = say(locale).digest;
  return CHOICES.map((choice) => ({
    action: 'digest.decide',
    value: `${id}|${choice}`,
    label: t.choices[choice],
    description: t.choiceMeaning(t.choices[choice]),
  }));
}

export function explainButton({ id, locale }: DigestView): Button {
  return { action: 'digest.explain', value: id, label: say(locale).digest.explain, opens: 'dialog' };
}

/** Reads a button's value back: the digest, and the choice where it is one. */
export function readValue(value: string): {
  readonly id: OccurrenceKey;
  readonly choice: Choice | undefined;
} {
  const [id = '', word] = value.split('|');
  return { id: as(id), choice: CHOICES.find((choice) => choice === word) };
}
