import type { Buttons } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';

export const CHOICES = ['less', 'keep'] as const;

/** Whether to ask less. A value names the team, the digest's window and the choice. */
export function loadButtons(teamId: string, window: string, locale: Locale): Buttons {
  const t = say(locale).load;
  return {
    kind: 'buttons',
    buttons: CHOICES.map((choice) => ({
      action: 'load.decide',
      value: `${teamId}|${window}|${choice}`,
      label: t.choices[choice],
      description: t.choiceMeaning(t.choices[choice]),
    })),
  };
}
