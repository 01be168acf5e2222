import type { IActionSet, IExecuteAction, ISubmitAction } from '@microsoft/teams.cards';
import type { Buttons, Choice, Press } from '../../../src/chat/card.ts';
import type { ActionName } from '../../../src/chat/event.ts';
import { shown } from '../../../src/chat/shown.ts';
import { DIALOG, pressData } from '../wire.ts';
import type { Within } from './card.ts';
import { LIMITS } from './limits.ts';
import { carried } from './text.ts';

type Button = Press & { readonly action: ActionName };

/**
 * Rows of buttons, all alike: a colour or a place of its own would steer an answer. For the same reason the answers
 * to a question stand in rows that a phone shows whole, where some clients would let a longer row run off the edge.
 */
export function actionSets(node: Choice | Buttons, within: Within): IActionSet[] {
  const rows =
    node.kind === 'choice'
      ? rowsOf(
          node.options.slice(0, LIMITS.actions).map((option) => ({ ...option, action: node.action })),
          LIMITS.phoneRow,
        )
      : rowsOf(node.buttons.slice(0, LIMITS.actions), Number.POSITIVE_INFINITY);
  return rows.map((row, i) => ({
    type: 'ActionSet',
    ...(i === 0 ? {} : { spacing: 'Small' }),
    actions: row.map((button) => action(button, within)),
  }));
}

function rowsOf(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  let taken = 0;
  for (const button of buttons) {
    const takes = Math.min(button.label.length, LIMITS.actionTitle) * LETTER + BUTTON_FRAME;
    const row = rows.at(-1);
    if (row === undefined || row.length === LIMITS.actionsPerSet || taken + takes > width) {
      rows.push([button]);
      taken = takes;
    } else {
      row.push(button);
      taken += takes;
    }
  }
  return rows;
}

/** Pixels of a letter in a button, and of what is around its words, the space to the next button included. */
const LETTER = 8;
const BUTTON_FRAME = 34;

/**
 * `associatedInputs: none`: where a card also holds inputs, a button that is not their own neither waits for them
 * to be filled in nor takes along what was begun in them.
 */
function action(button: Button, { key, dialog }: Within): IExecuteAction | ISubmitAction {
  const data = pressData(button.action, carried(button.value, LIMITS.value), key);
  const common = {
    title: shown(button.label.replace(/\s+/g, ' '), LIMITS.actionTitle),
    ...(button.description === undefined ? {} : { tooltip: shown(button.description, LIMITS.tooltip) }),
    associatedInputs: 'none',
  } as const;
  if (dialog) return { type: 'Action.Submit', ...common, data };
  return button.opens === 'dialog'
    ? { type: 'Action.Submit', ...common, data: { ...data, msteams: DIALOG } }
    : { type: 'Action.Execute', ...common, verb: button.action, data };
}
