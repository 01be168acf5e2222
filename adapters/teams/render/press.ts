import type { IActionSet, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Buttons, Choice, Press } from '../../../src/chat/card.ts';
import type { ActionName } from '../../../src/chat/event.ts';
import { shown } from '../../../src/chat/shown.ts';
import { DIALOG, pressData } from '../wire.ts';
import { LIMITS } from './limits.ts';

type Button = Press & { readonly action: ActionName };

/** Rows of buttons, all alike: a colour or a place of its own would steer an answer. */
export function actionSets(node: Choice | Buttons): IActionSet[] {
  const buttons: readonly Button[] =
    node.kind === 'choice'
      ? node.options.map((option) => ({ ...option, action: node.action }))
      : node.buttons;
  const sets: IActionSet[] = [];
  for (let at = 0; at < Math.min(buttons.length, LIMITS.actions); at += LIMITS.actionsPerSet) {
    const some = buttons.slice(at, Math.min(at + LIMITS.actionsPerSet, LIMITS.actions));
    sets.push({ type: 'ActionSet', actions: some.map(action) });
  }
  return sets;
}

/**
 * `associatedInputs: none`: where a card also holds inputs, a button that is not their own neither waits for them
 * to be filled in nor takes along what was begun in them.
 */
function action(button: Button): IExecuteAction | ISubmitAction {
  const data = pressData(button.action, button.value.slice(0, LIMITS.value));
  const common = {
    title: shown(button.label.replace(/\s+/g, ' '), LIMITS.actionTitle),
    ...(button.description === undefined ? {} : { tooltip: shown(button.description, LIMITS.tooltip) }),
    associatedInputs: 'none',
  } as const;
  return button.opens === 'dialog'
    ? { type: 'Action.Submit', ...common, data: { ...data, msteams: DIALOG } }
    : { type: 'Action.Execute', ...common, verb: button.action, data };
}
