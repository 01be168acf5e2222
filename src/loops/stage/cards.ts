import type { Card, CardNode } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { LocalDate } from '../../model/ids.ts';
import { STAGES, type Stage } from '../../model/stage.ts';

/** Characters of a reason: it stands in a digest of some 150 words. */
export const WHY_LENGTH = 200;

/** Everything that a team's stage is shown from. */
export interface StageView {
  readonly teamId: string;
  readonly team: string;
  readonly locale: Locale;
  readonly stage: Stage;
  /** Who decided it, and when by the team's clock; absent where it is still as the district file begins. */
  readonly decided?: { readonly name: string; readonly on: LocalDate; readonly why: string };
  /** Whether the reader may change it. */
  readonly mayChange: boolean;
}

/** Where a team stands, what that means, and for those who may a way to record another stage. */
export function stageCard(view: StageView): Card {
  const t = say(view.locale).stage;
  const { decided } = view;
  const name = t.names[view.stage];
  const now = decided ? t.since(name, shortDate(decided.on, view.locale), decided.name) : t.now(name);
  return {
    summary: now,
    nodes: [
      { kind: 'heading', text: t.title(view.team) },
      { kind: 'text', tone: 'strong', text: now },
      ...(decided ? [{ kind: 'text', text: t.why(decided.why) } as const] : []),
      {
        kind: 'facts',
        facts: STAGES.map((stage) => ({ label: t.names[stage], value: t.meanings[stage] })),
      },
      ...(view.mayChange ? [changeButton(view)] : []),
    ],
  };
}

function changeButton({ teamId, team, locale }: StageView): CardNode {
  const t = say(locale).stage;
  return {
    kind: 'buttons',
    buttons: [
      {
        action: 'stage.open',
        value: teamId,
        label: t.change,
        description: t.changeMeaning(team),
        opens: 'dialog',
      },
    ],
  };
}

export function teamsCard(
  locale: Locale,
  teams: readonly { readonly id: string; readonly name: string }[],
): Card {
  const t = say(locale).stage;
  return {
    summary: t.list,
    nodes: [
      { kind: 'heading', text: t.list },
      {
        kind: 'buttons',
        buttons: teams.map(({ id, name }) => ({
          ...{ action: 'stage.show', value: id },
          ...{ label: name, opens: 'dialog' },
        })),
      },
    ],
  };
}

export function stageForm(view: StageView): Form {
  const t = say(view.locale).stage;
  return {
    title: t.formTitle,
    action: 'stage.decide',
    subject: view.teamId,
    submitLabel: t.formSave,
    cancelLabel: t.formCancel,
    intro: [t.now(t.names[view.stage]), t.formIntro(view.team)],
    fields: [
      {
        kind: 'choice',
        name: 'stage',
        label: t.formStage,
        options: STAGES.filter((stage) => stage !== view.stage).map((stage) => ({
          value: stage,
          label: t.names[stage],
        })),
      },
      { kind: 'text', name: 'why', label: t.formWhy, hint: t.formWhyHint, maxLength: WHY_LENGTH },
    ],
  };
}
