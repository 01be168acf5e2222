import { type Locale, say } from '../../locales/index.ts';
import type { Instant, PersonId, UnitId } from '../../model/ids.ts';
import { as } from '../../model/ids.ts';
import { WAITING } from '../../model/improvement/index.ts';
import { mayAnswer } from '../../privacy/access.ts';
import type { Seal } from '../../privacy/seal.ts';
import { waitingBarriers } from '../../store/queries/barrier.ts';
import type { MembershipRow } from '../../store/queries/decision.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { type DueLine, shortened } from '../improvement/due.ts';
import { clockFace, todayAt } from './view.ts';
import { wordsOf } from './words.ts';

interface DueReader {
  readonly locale: Locale;
  readonly personId: PersonId;
  readonly memberships: readonly MembershipRow[];
}

/** Barriers that wait in these units, or came from them, each in a line: what, with whom, and which day it is. */
export async function barrierLines(
  tx: Tx,
  district: District,
  seal: Seal,
  unitIds: readonly string[],
  reader: DueReader,
  now: Instant,
): Promise<DueLine[]> {
  if (unitIds.length === 0) return [];
  const t = say(reader.locale).barrier.due;
  return (await waitingBarriers(tx, unitIds)).flatMap((row) => {
    const level = district.units.get(row.levelUnitId);
    if (!level || !WAITING.includes(row.state)) return [];
    const { duty, day, of } = clockFace(district, row, todayAt(level, now));
    const words = shortened(wordsOf(seal, row));
    return [
      {
        text: t.line(words, level.name, t[duty](day, of)),
        open: {
          ...{ action: 'barrier.open' as const, opens: 'dialog' as const },
          ...{ value: row.id, label: t.open(words).slice(0, 75) },
        },
        by: duty === 'acknowledge' ? row.acknowledgeBy : row.answerBy,
        own: mayAnswer(reader.memberships, chainOf(district.units, as<UnitId>(level.id))),
      },
    ];
  });
}
