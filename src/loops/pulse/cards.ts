import type { Buttons, Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { CHOICES } from '../../model/decision.ts';
import type { Rest } from './verdict.ts';

/** Tells one who decides why the team is not asked, and lets them decide here. */
export function restCard(key: string, team: string, rest: Exclude<Rest, undefined>, locale: Locale): Card {
  const t = say(locale);
  const text =
    rest.type === 'unposted' ? t.asking.rest.unposted : t.asking.rest.undecided(t.drivers[rest.driverId]);
  return {
    summary: t.asking.rest.title(team),
    nodes: [
      { kind: 'heading', text: t.asking.rest.title(team) },
      { kind: 'text', text },
      ...(rest.type === 'undecided' ? [decisionButtons(key, locale)] : []),
      { kind: 'note', text: t.asking.rest.who },
    ],
  };
}

/** The choices of a digest, for a team whose last ones had no answer. `about`: the team, or a message's key. */
export function decisionButtons(about: string, locale: Locale): Buttons {
  const t = say(locale).digest;
  return {
    kind: 'buttons',
    buttons: CHOICES.map((choice) => ({
      action: 'pulse.decide',
      value: `${about}|${choice}`,
      label: t.choices[choice],
      description: t.choiceMeaning(t.choices[choice]),
    })),
  };
}

/** A team that is too small for figures may answer by vote instead. */
export function offerButton(teamId: string, locale: Locale): Buttons {
  const t = say(locale).mode;
  return {
    kind: 'buttons',
    buttons: [
      { action: 'mode.open', value: teamId, label: t.offer, description: t.offerMeaning, opens: 'dialog' },
    ],
  };
}

/** The same message once somebody has decided, or a digest has arrived. */
export function overCard(team: string, locale: Locale): Card {
  const text = say(locale).asking.rest.over(team);
  return { summary: text, nodes: [{ kind: 'text', text }] };
}
