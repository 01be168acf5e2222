import type { CardNode } from '../../chat/card.ts';
import type { PressHandler } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { addDays } from '../../model/calendar/index.ts';
import { CYCLE_WEEKS, ROUND_CYCLES } from '../../model/coaching/cycle.ts';
import { leastShown } from '../../model/fidelity/index.ts';
import type { LocalDate, PersonId } from '../../model/ids.ts';
import { keepTheme, type Theme, themeCounts } from '../../store/queries/theme.ts';
import type { Tx } from '../../store/store.ts';
import { admitTo } from './admit.ts';
import type { CoachingParts } from './entries.ts';
import { readTarget, target } from './keys.ts';

/** What may lie behind a talk (domain reference 6.5: a skill gap, a time gap or a belief gap). */
const THEMES: readonly Theme[] = ['skill', 'time', 'belief'];

/** How long themes are counted together: one round. */
const DAYS = CYCLE_WEEKS * ROUND_CYCLES * 7;

/** One tap after a talk says what was in the way. */
export function themeNodes(locale: Locale, contactId: string, chosen: Theme | undefined): CardNode[] {
  const t = say(locale).coaching.theme;
  return [
    { kind: 'text', text: t.ask },
    {
      kind: 'buttons',
      buttons: THEMES.map((theme) => ({
        action: 'coaching.theme' as const,
        value: target(contactId, '', theme),
        label: theme === chosen ? t.chosen(t.themes[theme]) : t.themes[theme],
        description: t.meanings[theme],
      })),
    },
  ];
}

/** What enough of a coach's people share, with how many they are; nothing below k. */
export async function sharedThemes(
  tx: Tx,
  coachId: PersonId,
  k: number,
  today: LocalDate,
): Promise<{ theme: Theme; people: number }[]> {
  const counts = await themeCounts(tx, { coachId }, addDays(today, -DAYS));
  return [...counts]
    .filter(([, people]) => people >= leastShown(k))
    .map(([theme, people]) => ({ theme, people }))
    .sort((a, b) => b.people - a.people);
}

export function themePresses({ directory }: CoachingParts) {
  return {
    'coaching.theme': async (tx, event, context) => {
      const { id, word } = readTarget(event.value);
      const given = await admitTo(tx, directory, id, context);
      const theme = THEMES.find((one) => one === word);
      const t = say(context.actor.locale).coaching;
      if (given?.side !== 'coach' || !theme) return { type: 'toast', text: t.notYours };
      const { id: contactId, tenantId, coachId, coacheeId, teamId, cycle } = given.contact;
      await keepTheme(tx, { contactId, tenantId, coachId, coacheeId, teamId, cycle, theme });
      return { type: 'toast', text: t.theme.saved(leastShown(given.district.tenant.k)) };
    },
  } satisfies Record<string, PressHandler>;
}
