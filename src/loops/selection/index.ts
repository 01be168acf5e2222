import type { Loop } from '../../engine/loop.ts';
import { selectionPresses, selectionSubmissions } from './handlers.ts';
import { planSelection } from './plan.ts';
import type { SelectionParts } from './role.ts';
import { releaseSelection, showSelection } from './send.ts';

/** Selection: whoever is new in a role is asked about it, and may hand what they bring and lack to one person. */
export function createSelectionLoop(parts: SelectionParts): Loop {
  return {
    name: 'selection',
    async plan(tx, tenantId, window) {
      return { occurrences: await planSelection(tx, parts, tenantId, window), next: null };
    },
    release: (tx, due, now) => releaseSelection(tx, parts, due, now),
    show: (tx, message, now) => showSelection(tx, parts, message, now),
    presses: selectionPresses(parts),
    submissions: selectionSubmissions(parts),
  };
}
