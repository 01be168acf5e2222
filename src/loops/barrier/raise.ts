import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS, type DriverId } from '../../model/drivers.ts';
import { as, type Instant, type PersonId, type UnitId } from '../../model/ids.ts';
import { clockOf, raisedBarrier } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import { addBarrier, type BarrierRow, crowdOf, leadsOf } from '../../store/queries/barrier.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { tellLevel } from './send.ts';
import { todayAt } from './view.ts';
import { placeOf } from './words.ts';

export interface Raising {
  /** Made from what was sent, so that a form sent twice raises nothing twice. */
  readonly id: string;
  readonly unitId: UnitId;
  readonly personId: PersonId;
  readonly words: string;
  readonly driverId: DriverId;
  readonly shielded: boolean;
}

/** A barrier that has been raised: where it waits now, and how many people lead there. */
export interface Raised {
  readonly row: BarrierRow;
  readonly level: UnitRow;
  readonly leads: number;
}

/**
 * Raises a barrier. It begins at the first unit that somebody leads, from the team upwards. A shielded voice begins
 * where at least k people work: in a smaller team everybody would know whose it is.
 */
export async function raise(
  tx: Tx,
  district: District,
  seal: Seal,
  raising: Raising,
  now: Instant,
): Promise<Raised | undefined> {
  const chain = chainOf(district.units, raising.unitId);
  const [from] = chain;
  if (!from) return undefined;
  const crowds = raising.shielded ? await unitsWithCrowd(tx, district, chain) : chain;
  const voiceOf = crowds[0] ?? chain.at(-1) ?? from;
  const level = (await firstLed(tx, crowds)) ?? crowds.at(-1) ?? voiceOf;
  const today = todayAt(level, now);
  const { acknowledgeBy, answerBy } = clockOf(district.calendarOf(as(level.id)), today, 0);
  const row: BarrierRow = {
    ...raisedBarrier(today),
    ...{ id: raising.id, tenantId: from.tenantId, unitId: voiceOf.id, levelUnitId: level.id },
    ...{ driverId: raising.driverId, words: seal.seal(raising.words, placeOf(raising.id, 'words')) },
    ...{ raisedOn: today, acknowledgeBy, answerBy, daysToAnswer: null, reopened: 0 },
    ...{ closedOn: null, mergedInto: null },
  };
  const voice = {
    ...{ barrierId: row.id, personId: raising.personId, unitId: voiceOf.id },
    ...{ shielded: raising.shielded, verdict: null, news: null },
  };
  await addBarrier(tx, row, voice);
  return { row, level, leads: await tellLevel(tx, row, now) };
}

/** What somebody noted on a question of their check-in, and wants to go further than that. */
export interface Noted {
  readonly checkInId: string;
  readonly position: number;
  readonly topic: string;
  readonly teamId: UnitId;
  readonly personId: PersonId;
  readonly words: string;
}

/** Raises a note as a barrier, without a name, with one more tap in its dialog. The same note is raised once. */
export async function raiseFromNote(
  tx: Tx,
  district: District,
  seal: Seal,
  { checkInId, position, topic, teamId, personId, words }: Noted,
  { actor, now }: HandlerContext,
): Promise<Reply> {
  const driverId = DRIVER_IDS.find((id) => id === topic) ?? 'internal_systems';
  const raising = { unitId: teamId, personId, words, driverId, shielded: true };
  const raised = await raise(tx, district, seal, { ...raising, id: `barrier:${checkInId}:${position}` }, now);
  return raised ? { type: 'toast', text: raisedText(raised, actor.locale) } : { type: 'closeForm' };
}

/** Where it is now, and until when an answer is owed. */
export function raisedText({ row, level, leads }: Raised, locale: Locale): string {
  const t = say(locale).barrier.saved;
  return leads === 0 ? t.nobody : t.raised(level.name, shortDate(as(row.answerBy), locale));
}

/** The unit and those above it in which a voice without a name is one of at least k. */
async function unitsWithCrowd(tx: Tx, district: District, chain: readonly UnitRow[]): Promise<UnitRow[]> {
  const crowded: UnitRow[] = [];
  for (const unit of chain) {
    const inside = [...district.units.values()]
      .filter((one) => chainOf(district.units, as<UnitId>(one.id)).includes(unit))
      .map((one) => one.id);
    if (crowded.length > 0 || (await crowdOf(tx, inside)) >= district.tenant.k) crowded.push(unit);
  }
  return crowded;
}

async function firstLed(tx: Tx, units: readonly UnitRow[]): Promise<UnitRow | undefined> {
  for (const unit of units) if ((await leadsOf(tx, as<UnitId>(unit.id), 1)).length > 0) return unit;
  return undefined;
}
