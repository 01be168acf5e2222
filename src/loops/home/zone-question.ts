import type { Card } from '../../chat/card.ts';
import type { PlatformName } from '../../chat/platform.ts';
import type { Due, PressHandler, Release, Showing } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { zoneName } from '../../locales/when.ts';
import { isZone, sameTime } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId, type Zone } from '../../model/ids.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { heardZoneOf, keepHeardZone, ownSettingOf } from '../../store/queries/own-setting.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { personal, readPersonal, releasePersonal, schedulePersonal, showPersonal } from '../personal.ts';
import { replacePressed } from '../replace.ts';
import { choose } from './changes.ts';
import { type HomeParts, readerOf } from './home.ts';
import { zoneForm } from './settings.ts';

/*
 * Whose clock counts is never guessed. A person keeps to the time of their school, which the district file vouches
 * for, until they say otherwise. Where their app names another time, or their own places are in several, they are
 * asked once; until they answer nothing changes.
 */

/** The question waits for an hour of the person's: over the longest break. */
const LASTS_MS = 21 * 86_400_000;
/** Zones on the card; the others are one press further. */
const MOST_OFFERED = 3;
/** In the place of a platform's name: their own places are in several zones. */
const SEVERAL = 'several';

/** What a platform says of somebody's time zone; `undefined` where it says nothing. Asks, where that is news. */
export async function hearZone(
  tx: Tx,
  directory: Directory,
  personId: PersonId,
  said: { readonly platform: PlatformName; readonly zone: string | undefined },
  now: Instant,
): Promise<void> {
  const person = await personById(tx, personId);
  if (!person?.active || (await ownSettingOf(tx, personId))?.zone != null) return;
  const heard = await heardZoneOf(tx, personId);
  const here = as<Zone>(person.zone);
  if (said.zone === undefined) {
    if (heard !== undefined) return;
    const district = await directory(tx, as(person.tenantId));
    const places = await placesOf(tx, district, person);
    if (places.every((zone) => sameTime(zone, here, now))) return;
    await keepHeardZone(tx, personId, here, now);
    return ask(tx, person, SEVERAL, now);
  }
  if (!isZone(said.zone) || said.zone === heard || sameTime(said.zone, here, now)) return;
  await keepHeardZone(tx, personId, said.zone, now);
  await ask(tx, person, `${said.platform}@${said.zone}`, now);
}

function ask(tx: Tx, person: PersonRow, id: string, now: Instant): Promise<void> {
  return schedulePersonal(tx, 'home', { id, view: 'zone', dueAt: now, lastsMs: LASTS_MS }, person, now);
}

/** The zones of the places in which somebody has a role. */
async function placesOf(tx: Tx, district: District, person: PersonRow): Promise<Zone[]> {
  const memberships = await membershipsOf(tx, as(person.id));
  const zones = memberships.flatMap(({ unitId }) => district.units.get(unitId)?.zone ?? []);
  return [...new Set(zones)].map((zone) => as<Zone>(zone));
}

export async function releaseZone(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const own = await ownSettingOf(tx, readPersonal(due.subject).personId);
  if (own?.zone != null) return { type: 'drop', state: 'cancelled', reason: 'chosen' };
  return releasePersonal(tx, directory, due, now);
}

export function showZone(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  return showPersonal(tx, directory, message, now, async (person, district, id) => {
    const locale = district.localeOf(person);
    const own = await ownSettingOf(tx, as(person.id));
    if (own?.zone != null) return chosenCard(as(own.zone), locale);
    return questionCard(await offered(tx, district, person, id), { id, locale, person });
  });
}

/** What counts now, what the app says, and the places of their own. */
async function offered(tx: Tx, district: District, person: PersonRow, id: string): Promise<Zone[]> {
  const [, heard] = id.split('@');
  const zones = [
    person.zone,
    ...(heard === undefined ? [] : [heard]),
    ...(await placesOf(tx, district, person)),
  ];
  return [...new Set(zones)].slice(0, MOST_OFFERED).map((zone) => as<Zone>(zone));
}

function questionCard(
  zones: readonly Zone[],
  {
    id,
    locale,
    person,
  }: {
    readonly id: string;
    readonly locale: Locale;
    readonly person: PersonRow;
  },
): Card {
  const t = say(locale).home.zoneAsk;
  const [app, heard] = id.split('@');
  const here = zoneName(as(person.zone), locale);
  const why =
    heard === undefined
      ? t.unknown(here)
      : t.heard(t.apps[app === 'teams' ? 'teams' : 'slack'], zoneName(as(heard), locale), here);
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text: why },
      {
        kind: 'buttons',
        buttons: [
          ...zones.map(
            (zone) =>
              ({
                action: 'home.zone_pick',
                value: `${zone} ${id}`,
                label: zoneName(zone, locale),
              }) as const,
          ),
          { action: 'home.zone_other', value: id, label: t.other, opens: 'dialog' },
        ],
      },
      { kind: 'note', text: t.once },
    ],
  };
}

function chosenCard(zone: Zone, locale: Locale): Card {
  const text = say(locale).home.zoneAsk.chosen(zoneName(zone, locale));
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

/** The answers. Whatever a button carries, the zone becomes that of whoever pressed it. */
export function zonePresses(parts: HomeParts) {
  return {
    'home.zone_pick': async (tx, event, context) => {
      const { person, personId, locale } = await readerOf(tx, parts, context);
      const [zone = '', id = ''] = event.value.split(' ');
      if (!isZone(zone)) return { type: 'toast', text: say(locale).home.zoneAsk.gone };
      await choose(tx, person, { zone }, context);
      return replacePressed(tx, event, personal(id, personId), chosenCard(zone, locale));
    },
    'home.zone_other': async (tx, event, context) => {
      const { locale, ...about } = await readerOf(tx, parts, context);
      const [, heard] = event.value.split('@');
      const form = zoneForm(locale, { ...about, heard });
      return { type: 'openForm', form: { ...form, subject: `  ${event.value}` } };
    },
  } satisfies Record<string, PressHandler>;
}
