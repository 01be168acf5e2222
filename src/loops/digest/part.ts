import type { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import type { Locale } from '../../locales/index.ts';
import type { DigestFigures } from '../../model/fidelity/index.ts';
import type { Instant, Window } from '../../model/ids.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** The digest that a part is asked for: its figures are settled already. */
export interface PartRequest {
  readonly district: District;
  readonly unit: UnitRow;
  readonly window: Window;
  readonly figures: DigestFigures;
  readonly now: Instant;
}

/**
 * How much is left to the details ("How was this worked out?") so that a digest is read in a minute: nothing; what
 * explains; all but what changed, figures, what is due and what is to be decided.
 */
export const CUTS = ['nothing', 'explanations', 'all_but_news'] as const;

export type Cut = (typeof CUTS)[number];

/** The digest that a part is shown in. */
export interface PartView {
  readonly unit: string;
  readonly locale: Locale;
  readonly k: number;
  readonly window: Window;
  readonly figures: DigestFigures;
  readonly cut: Cut;
  /** Whether the part may add a question with buttons of its own: a digest asks for two decisions at most. */
  readonly proposing: boolean;
  /** Opens people's words, which a part keeps sealed in base64; `undefined` where they cannot be opened. */
  open(sealed: string, place: string): string | undefined;
}

/** A part as the digest holds it: what it keeps is its own affair. */
export interface Part {
  /** The name under which it is kept with the digest; never reused for something else. */
  readonly name: string;
  /** What it has to say this week, as plain data that is stored and never asked for again; `null` for nothing. */
  gather(tx: Tx, request: PartRequest): Promise<unknown>;
  /** Nothing where it kept nothing, or what it kept can no longer be read. */
  nodes(kept: unknown, view: PartView): readonly CardNode[];
  /** How its figures were worked out, with their own numbers; nothing where it has none. */
  explain(kept: unknown, locale: Locale): readonly string[];
}

/** One line or two of the digest that another piece of the product fills: what it keeps, and how that reads. */
export function part<Kept>(made: {
  readonly name: string;
  readonly schema: z.ZodType<Kept>;
  gather(tx: Tx, request: PartRequest): Promise<Kept | null>;
  nodes(kept: Kept, view: PartView): readonly CardNode[];
  explain?(kept: Kept, locale: Locale): readonly string[];
}): Part {
  return {
    name: made.name,
    gather: (tx, request) => made.gather(tx, request),
    nodes(kept, view) {
      const read = made.schema.safeParse(kept);
      return read.success ? made.nodes(read.data, view) : [];
    },
    explain(kept, locale) {
      const read = made.schema.safeParse(kept);
      return (read.success && made.explain?.(read.data, locale)) || [];
    },
  };
}
