import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { part } from '../digest/part.ts';
import type { District } from '../directory.ts';

/** What everybody reads wherever they may write, as long as a legal hold is on; nothing otherwise. */
export function holdWords({ tenant }: Pick<District, 'tenant'>, locale: Locale): string[] {
  return tenant.legalHold ? [say(locale).coaching.hold.on] : [];
}

export function holdNotes(district: Pick<District, 'tenant'>, locale: Locale): CardNode[] {
  return holdWords(district, locale).map((text) => ({ kind: 'note', text }));
}

/** The same for everybody in a team's channel. It is never cut. */
export const holdPart = part({
  name: 'hold',
  schema: z.literal(true),
  gather: async (_tx, { district }) => (district.tenant.legalHold ? (true as const) : null),
  nodes: (_kept, { locale }): CardNode[] => [{ kind: 'text', text: say(locale).coaching.hold.digest }],
});
