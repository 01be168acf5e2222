import { type Pressable, pressables } from '../pressables.ts';

const BUTTON = 'button.slack_blocks_to_jsx__button_element';

/**
 * Which button was pressed: slack-blocks-to-jsx has no hook for presses; its buttons come in the order of the blocks'
 * elements. `undefined` where it was none.
 *
 * @param drawing the element in which these blocks are drawn
 */
export function pressedIn(
  drawing: Element,
  target: EventTarget,
  blocks: readonly Readonly<Record<string, unknown>>[],
): Pressable | undefined {
  // What is clicked in a page is an element.
  const button = (target as Element).closest(BUTTON);
  return button ? pressables(blocks)[[...drawing.querySelectorAll(BUTTON)].indexOf(button)] : undefined;
}
