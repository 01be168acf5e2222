import type { z } from 'zod';
import type { CardNode } from '../chat/card.ts';
import type { Locale } from '../locales/index.ts';
import type { Instant, Window } from '../model/ids.ts';
import type { UnitRow } from '../store/queries/people.ts';
import type { Tx } from '../store/store.ts';
import type { District } from './directory.ts';

/** The digest that a part is asked for: its figures are settled already. */
export interface RequestFor<Figures> {
  readonly district: District;
  /** The unit that speaks. */
  readonly unit: UnitRow;
  readonly window: Window;
  readonly figures: Figures;
  readonly now: Instant;
}

/** The digest that a part is shown in. */
export interface ViewOf<Figures> {
  readonly unit: string;
  readonly locale: Locale;
  readonly k: number;
  readonly window: Window;
  readonly figures: Figures;
  /** Opens people's words, which a part keeps sealed in base64; `undefined` where they cannot be opened. */
  open(sealed: string, place: string): string | undefined;
}

/** A part as a digest holds it: what it keeps is its own affair. */
export interface PartOf<Request, View> {
  /** The name under which it is kept with the digest; never reused for something else. */
  readonly name: string;
  /** What it has to say this time, as plain data that is stored and never asked for again; `null` for nothing. */
  gather(tx: Tx, request: Request): Promise<unknown>;
  /** Nothing where it kept nothing, or what it kept can no longer be read. */
  nodes(kept: unknown, view: View): readonly CardNode[];
  /** How its figures were worked out, with their own numbers; nothing where it has none. */
  explain(kept: unknown, locale: Locale): readonly string[];
}

/** What another piece of the product says to make its line or two of a digest. */
interface Made<Kept, Request, View> {
  readonly name: string;
  readonly schema: z.ZodType<Kept>;
  gather(tx: Tx, request: Request): Promise<Kept | null>;
  nodes(kept: Kept, view: View): readonly CardNode[];
  explain?(kept: Kept, locale: Locale): readonly string[];
}

/** How the parts of one kind of digest are made, e.g. of the teams' or of the levels' above them. */
export function partsFor<Request, View>() {
  return <Kept>(made: Made<Kept, Request, View>): PartOf<Request, View> => ({
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
  });
}

/** What every part has to say, by the part's name. */
export async function gatherAll<Request, View>(
  parts: readonly PartOf<Request, View>[],
  tx: Tx,
  request: Request,
): Promise<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const part of parts) {
    const said = await part.gather(tx, request);
    if (said !== null) kept[part.name] = said;
  }
  return kept;
}
