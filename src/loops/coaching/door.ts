import type { Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Button } from './cards.ts';
import { target } from './keys.ts';

/** In the place of what somebody wrote. */
export function ownDoor(locale: Locale): Card {
  const t = say(locale).coaching;
  return door(locale, t.own.title, [
    { action: 'coaching.own', value: target(''), label: t.door.own, opens: 'dialog' },
  ]);
}

/** In the place of where somebody is with those who coach them. */
export function pairDoor(locale: Locale, coaches: readonly Pick<PersonRow, 'id' | 'name'>[]): Card {
  const t = say(locale).coaching;
  return door(
    locale,
    t.pair.title(coaches.map(({ name }) => name).join(', ')),
    coaches.map(
      ({ id, name }): Button => ({
        ...{ action: 'coaching.with', value: target(id), label: t.door.pair(name) },
        opens: 'dialog',
      }),
    ),
  );
}

/** In the place of a dialog to write in. */
export function writeDoor(locale: Locale, offer: Button): Card {
  return door(locale, say(locale).coaching.pair.write, [{ ...offer, opens: 'dialog' }]);
}

function door(locale: Locale, title: string, buttons: readonly Button[]): Card {
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', text: say(locale).coaching.door.text },
      { kind: 'buttons', buttons },
    ],
  };
}
