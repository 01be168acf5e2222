import type { Pressable } from '../../pressables.ts';

/** The button of the Slack drawing that carries what one of the Teams drawing does. */
export function samePressable(all: readonly Pressable[], data: unknown): Pressable | undefined {
  if (typeof data !== 'object' || data === null || !('action' in data) || !('value' in data))
    return undefined;
  // Slack wants the names of a row's buttons to differ: what follows the # is a number of ours.
  return all.find(
    ({ actionId, value }) => value === data.value && actionId.replace(/#\d+$/, '') === data.action,
  );
}
