import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';

/** The offer as the team reads it. */
export interface OfferView {
  readonly teamId: string;
  readonly team: string;
  readonly locale: Locale;
  readonly k: number;
  /** Who would lead the votes. */
  readonly facilitator: string;
  readonly state: 'open' | 'agreed' | 'refused' | 'closed';
  readonly agreed: number;
  readonly of: number;
}

export function offerForm(team: { readonly id: string; readonly name: string }, locale: Locale): Form {
  const t = say(locale).mode;
  return {
    title: t.formTitle,
    action: 'mode.offer',
    subject: team.id,
    submitLabel: t.formSend,
    cancelLabel: t.formCancel,
    intro: [t.formIntro(team.name), t.formPast],
    fields: [{ kind: 'person', name: 'facilitator', label: t.facilitator, hint: t.facilitatorHint }],
  };
}

/** The question in the team's channel, with how many have said yes and never who; afterwards what became of it. */
export function offerCard(view: OfferView): Card {
  const t = say(view.locale).mode;
  const heading = { kind: 'heading', text: t.title(view.team) } as const;
  if (view.state !== 'open') {
    const said = { agreed: t.agreed(view.team), refused: t.refused, closed: t.closed }[view.state];
    return { summary: said, nodes: [heading, { kind: 'text', text: said }] };
  }
  return {
    summary: t.summary(view.team),
    nodes: [
      heading,
      { kind: 'text', text: t.explain(view.facilitator, view.k) },
      {
        kind: 'buttons',
        buttons: [
          { action: 'mode.agree', value: view.teamId, label: t.agree, description: t.agreeMeaning },
          { action: 'mode.refuse', value: view.teamId, label: t.refuse, description: t.refuseMeaning },
        ],
      },
      { kind: 'text', text: t.count(view.agreed, view.of) },
      { kind: 'note', text: t.past },
    ],
  };
}
