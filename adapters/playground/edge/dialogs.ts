import type { EdgeView } from './types.ts';
import { type Json, text } from './wire.ts';

/** The dialogs that are open in front of people, and their Home tabs. Slack stacks up to three; the last one is seen. */
export class Dialogs {
  readonly #stacks = new Map<string, EdgeView[]>();
  readonly #homes = new Map<string, EdgeView>();
  /** Whom a trigger id was given to: the answer to `views.open` does not say for whom it opened. */
  readonly #triggers = new Map<string, string>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  top(userId: string): EdgeView | undefined {
    return this.#stacks.get(userId)?.at(-1);
  }

  expect(triggerId: string, userId: string): void {
    this.#triggers.set(triggerId, userId);
    // A trigger lives 3 s; a thousand presses later nobody can come back with this one.
    if (this.#triggers.size > 1000) {
      const oldest = this.#triggers.keys().next();
      if (!oldest.done) this.#triggers.delete(oldest.value);
    }
  }

  /** What the app has published for a person. */
  home(userId: string): EdgeView | undefined {
    return this.#homes.get(userId);
  }

  published(userId: string, view: Json): void {
    this.#homes.set(userId, { viewId: text(view, 'id'), view });
    this.#changed();
  }

  /** A view that `views.open` or `views.push` answered with. */
  opened(triggerId: string, view: Json, how: 'open' | 'push'): void {
    const userId = this.#triggers.get(triggerId);
    if (userId === undefined) return;
    if (how === 'open') this.#stacks.delete(userId);
    this.push(userId, view);
  }

  push(userId: string, view: Json): void {
    const stack = this.#stacks.get(userId) ?? [];
    this.#stacks.set(userId, [...stack, { viewId: text(view, 'id'), view }]);
    this.#changed();
  }

  /** A view that was updated, by its id; it loses its errors. A view nobody has open is let go. */
  updated(view: Json): void {
    const viewId = text(view, 'id');
    for (const [userId, stack] of this.#stacks) {
      const at = stack.findIndex((each) => each.viewId === viewId);
      if (at >= 0) this.#stacks.set(userId, stack.with(at, { viewId, view }));
    }
    this.#changed();
  }

  fail(userId: string, errors: Readonly<Record<string, string>>): void {
    const stack = this.#stacks.get(userId) ?? [];
    const top = stack.at(-1);
    if (top === undefined) return;
    this.#stacks.set(userId, stack.with(-1, { ...top, errors }));
    this.#changed();
  }

  /** Takes the top view away; `all` clears the stack. */
  close(userId: string, all = false): void {
    const stack = this.#stacks.get(userId) ?? [];
    if (all || stack.length <= 1) this.#stacks.delete(userId);
    else this.#stacks.set(userId, stack.slice(0, -1));
    this.#changed();
  }
}
