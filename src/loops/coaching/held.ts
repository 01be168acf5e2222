import { z } from 'zod';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { localOf } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import { keepVersion, versionsBy } from '../../store/queries/held-version.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** A text that is about to change: where it stands, sealed as it is, and who changes it. */
interface Changing {
  readonly place: string;
  readonly words: Buffer | null | undefined;
  readonly personId: string;
}

/** While a legal hold is on, a text is kept as it stood before somebody changes it or takes it away. */
export async function holdVersion(
  tx: Tx,
  { tenant }: Pick<District, 'tenant'>,
  { place, words, personId }: Changing,
  now: Instant,
): Promise<void> {
  if (!tenant.legalHold || !words) return;
  await keepVersion(tx, { tenantId: tenant.id, place, words, personId, keptAt: now });
}

/** What an entry or a hand-off holds: each answer by its question. */
const answers = z.record(z.string(), z.unknown());

/** The earlier versions that a hold keeps of what somebody changed, for their own export: the newest first. */
export async function heldTexts(
  tx: Tx,
  seal: Seal,
  personId: PersonId,
  locale: Locale,
  limit: number,
): Promise<string[]> {
  const t = say(locale).coaching.hold;
  const rows = await versionsBy(tx, personId, limit);
  return rows.map(({ place, words, keptAt }) => {
    const day = shortDate(localOf(keptAt, as('UTC')).date, locale);
    return `${t.version(day)}\n${readable(seal.open(words, place))}`;
  });
}

/** A single line stands as it is; answers stand one below the other. */
function readable(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const read = answers.safeParse(JSON.parse(text));
    return read.success
      ? Object.values(read.data)
          .filter((one) => typeof one === 'string' && one !== '')
          .join('\n')
      : text;
  } catch {
    return text;
  }
}
