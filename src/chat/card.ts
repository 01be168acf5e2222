import type { ActionName } from './event.ts';

/**
 * A card is what Driveline shows: a closed set of semantic nodes that each platform renders to its best native
 * thing. Every string is plain text and data, never markup: renderers escape all of it. Emphasis is a `tone`.
 */
export interface Card {
  /** What a notification shows and a screen reader hears first; one sentence, no markup. */
  readonly summary: string;
  readonly nodes: readonly CardNode[];
}

export type CardNode =
  | Heading
  | Text
  | Choice
  | Buttons
  | Facts
  | Table
  | Chart
  | Quote
  | Note
  | { readonly kind: 'divider' };

export interface Heading {
  readonly kind: 'heading';
  /** At most 150 characters are shown. */
  readonly text: string;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** `strong` for the sentence that matters most in the card, e.g. the question. */
  readonly tone?: 'normal' | 'strong';
}

/** The rating buttons: one tap answers. None of the options is emphasised, so that no answer is steered. */
export interface Choice {
  readonly kind: 'choice';
  readonly action: ActionName;
  readonly options: readonly Press[];
}

export interface Buttons {
  readonly kind: 'buttons';
  readonly buttons: readonly (Press & { readonly action: ActionName })[];
}

/** One thing that can be pressed. `value` comes back in the event; it carries ids, never rights. */
export interface Press {
  /** What the button shows; about 30 characters are visible. */
  readonly label: string;
  /** The full sense for a screen reader, at most 75 characters; the label where absent. */
  readonly description?: string;
  readonly value: string;
  /**
   * The answer is a form, or a card for this person alone. Teams must know before the click: there a dialog is the
   * answer to a click of another kind. Without it the same answer comes in the person's own chat.
   */
  readonly opens?: 'dialog';
}

export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[];
  /** Each row has one cell for each column. */
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** The finding in words, for those who cannot see the chart. */
  readonly description: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** One value per category; `null` where nothing may be shown. */
    readonly values: readonly (number | null)[];
  }[];
}

/** A person's own words, set apart and never read as markup. */
export interface Quote {
  readonly kind: 'quote';
  readonly text: string;
}

/** Small print: who can see an answer, when something closes. */
export interface Note {
  readonly kind: 'note';
  readonly text: string;
}
