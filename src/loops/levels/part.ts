import type { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import type { Locale } from '../../locales/index.ts';
import type { LevelFigures } from '../../model/fidelity/index.ts';
import type { Instant, Window } from '../../model/ids.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** The level's digest that a part is asked for: its figures are settled already. */
export interface LevelPartRequest {
  readonly district: District;
  /** The school, district, region or state that speaks. */
  readonly unit: UnitRow;
  readonly window: Window;
  readonly figures: LevelFigures;
  readonly now: Instant;
}

/** The level's digest that a part is shown in. */
export interface LevelPartView {
  readonly unit: string;
  readonly locale: Locale;
  readonly k: number;
  readonly window: Window;
  readonly figures: LevelFigures;
  /** Opens people's words, which a part keeps sealed in base64; `undefined` where they cannot be opened. */
  open(sealed: string, place: string): string | undefined;
}

/** A part as the digest holds it: what it keeps is its own affair. */
export interface LevelPart {
  /** The name under which it is kept with the digest; never reused for something else. */
  readonly name: string;
  /** What it has to say this time, as plain data that is stored and never asked for again; `null` for nothing. */
  gather(tx: Tx, request: LevelPartRequest): Promise<unknown>;
  /** Nothing where it kept nothing, or what it kept can no longer be read. */
  nodes(kept: unknown, view: LevelPartView): readonly CardNode[];
}

/**
 * A line or two in the digest of a school, district, region or state that another piece of the product fills: actions
 * and barriers that this level owes an answer to, links, plans for learning. A part that concerns only some levels
 * gathers `null` for the others.
 */
export function levelPart<Kept>(made: {
  readonly name: string;
  readonly schema: z.ZodType<Kept>;
  gather(tx: Tx, request: LevelPartRequest): Promise<Kept | null>;
  nodes(kept: Kept, view: LevelPartView): readonly CardNode[];
}): LevelPart {
  return {
    name: made.name,
    gather: (tx, request) => made.gather(tx, request),
    nodes(kept, view) {
      const read = made.schema.safeParse(kept);
      return read.success ? made.nodes(read.data, view) : [];
    },
  };
}
