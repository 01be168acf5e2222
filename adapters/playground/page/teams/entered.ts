import { inputId, readCarried } from '../../../teams/wire.ts';
import type { EdgeValue } from '../../edge/types.ts';

/** What was entered in a form drawn as a Teams card, by field, as the workspace's edge takes it. */
export function enteredInTeams(data: unknown): readonly (readonly [name: string, value: EdgeValue])[] {
  const carried = readCarried(data);
  if (carried?.kind !== 'form') return [];
  return Object.entries(carried.values).flatMap(([name, value]): [string, EdgeValue][] => {
    // A switch is a checkbox there, whose one option is `on`.
    if (typeof value === 'boolean') return [[name, value ? ['on'] : []]];
    if (value !== undefined) return [[name, value]];
    // A text that was emptied is sent as empty; a choice that was not made is not sent.
    return isEmptyText(data, name) ? [[name, '']] : [];
  });
}

function isEmptyText(data: unknown, name: string): boolean {
  return typeof data === 'object' && data !== null && inputId({ kind: 'text', name }) in data;
}
