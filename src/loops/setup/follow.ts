import { foundDistrict } from '../../district/edit.ts';
import type { Follower } from '../../engine/loop.ts';
import { localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type PersonId, type TenantId } from '../../model/ids.ts';
import { slugOf } from '../../model/slug.ts';
import { knownByUser } from '../../store/queries/membership.ts';
import { chainOf, personById, type UnitRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import { giveWorkspace, keepSetup, type SetupRow, setupsLooking } from '../../store/queries/setup.ts';
import { touch } from '../../store/queries/touched.ts';
import { bindWorkspace, workspaceByKey } from '../../store/queries/workspaces.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { keptOut, mayEnrol, unjudged } from '../members/enrol.ts';
import { draft, type Found } from './draft.ts';
import { setupKey } from './keys.ts';

/** While somebody waits for the preview, or lets the bot into the channel. */
const LOOK_EVERY_MS = 5_000;
const LOOKS_FOR_MS = 60 * 60_000;
/** How long a message of the set-up may wait for its account to be found. */
const KEEPS_MS = 7 * 86_400_000;

/** Looks into the channel that an admin has picked; and makes a district for whoever sets one up where there is none. */
export function createSetupFollower(directory: Directory): Follower {
  return {
    async channels(tx, workspace) {
      return (await setupsLooking(tx, workspace)).flatMap((row) => {
        const entered = draft.safeParse(row.draft);
        return entered.success ? [{ channelId: entered.data.channelId, everyMs: LOOK_EVERY_MS }] : [];
      });
    },

    async unknown(tx, workspace, members) {
      const home = await workspaceByKey(tx, workspace);
      if (!home) return [];
      return unjudged(members, await knownByUser(tx, as(home.tenantId), workspace.platform, members));
    },

    async looked(tx, workspace, channelId, look, now) {
      for (const row of await setupsLooking(tx, workspace)) {
        const entered = draft.safeParse(row.draft);
        if (!entered.success || entered.data.channelId !== channelId) continue;
        const zones = new Map<string, number>();
        const count = (zone: string) => zones.set(zone, (zones.get(zone) ?? 0) + 1);
        if (look.ok) {
          const { members } = look.channel;
          const known = await knownByUser(tx, as(row.tenantId), workspace.platform, members);
          const ids = known.map(({ person }) => person.id);
          const out = await keptOut(tx, ids, chainFor(await directory(tx, as(row.tenantId)), channelId));
          for (const { person } of known) {
            const asked = person.id === row.personId ? entered.data.mine : !out.has(person.id);
            if (person.active && asked) count(person.zone);
          }
          const home = await personById(tx, as(row.personId));
          for (const profile of look.profiles.values()) {
            if (mayEnrol(profile)) count(profile.zone ?? home?.zone ?? 'UTC');
          }
        }
        const seen: Found = {
          ...(look.ok && look.channel.name !== undefined ? { name: look.channel.name } : {}),
          closed: !look.ok,
          shared: look.ok && look.channel.shared,
          zones: [...zones].sort().map(([zone, people]) => ({ zone, people })),
        };
        const over = zones.size > 0 || now >= row.changedAt + LOOKS_FOR_MS;
        await keepSetup(tx, { ...row, found: seen, state: over ? 'ready' : 'looking' });
        await tell(tx, row, now);
      }
    },

    async founded(tx, workspace, founder, now) {
      // A district that waits for this workspace has its admins in its file.
      if (!workspace.anybodys && (await bindWorkspace(tx, workspace)) !== 'none') return false;
      const key = `d-${workspace.workspaceId.toLowerCase()}`.slice(0, 40);
      const person = slugOf(founder.name, 'admin');
      const locale = founder.locale?.toLowerCase().startsWith('es') ? 'es' : 'en';
      const zone = founder.zone ?? 'America/Chicago';
      const made = await foundDistrict(tx, {
        district: { key, name: NEW_NAME[locale], zone, locale, ...yearAround(localOf(now, as(zone)).date) },
        teams: [],
        people: [
          {
            ...{ key: person, name: founder.name, zone, roles: { admin: key } },
            ...(founder.email === undefined ? {} : { email: founder.email }),
            [workspace.platform]: founder.userId,
          },
        ],
      });
      if ('problems' in made) return false;
      await giveWorkspace(tx, workspace, key);
      const personId = as<PersonId>(`${key}/${person}`);
      await say(tx, { tenantId: as(key), personId, nth: 0, view: 'begin' }, now);
      return true;
    },
  };
}

/** Until somebody names it. */
const NEW_NAME = { en: 'Our district', es: 'Nuestro distrito' } as const;

/** The team of a channel and what is above it; a new team stands right below its district. */
function chainFor({ tenant, units }: District, channelId: string): readonly UnitRow[] {
  const team = [...units.values()].find((unit) => unit.kind === 'team' && unit.channelId === channelId);
  return chainOf(units, as(team?.id ?? `${tenant.id}/${tenant.id}`));
}

/** The school year that a day lies in, or the next one: a guess to be looked at, and shown in the dialog. */
export function yearAround(today: LocalDate): { readonly first_day: string; readonly last_day: string } {
  const year = Number(today.slice(0, 4));
  const from = today.slice(5) >= '06-15' ? year : year - 1;
  return { first_day: `${from}-08-17`, last_day: `${from + 1}-06-11` };
}

/** The preview comes when there is something to show, and is brought up to date from then on. */
async function tell(tx: Tx, { tenantId, personId, changedAt }: SetupRow, now: Instant): Promise<void> {
  await say(tx, { tenantId: as(tenantId), personId: as(personId), nth: changedAt, view: 'preview' }, now);
  await touch(tx, setupKey(as(personId), changedAt), now, 0);
}

async function say(
  tx: Tx,
  about: {
    readonly tenantId: TenantId;
    readonly personId: PersonId;
    readonly nth: number;
    readonly view: string;
  },
  now: Instant,
): Promise<void> {
  const { tenantId, personId, nth, view } = about;
  const person = await personById(tx, personId);
  const window = windowOf(localOf(now, as(person?.zone ?? 'UTC')).date);
  const planned = {
    ...{ key: setupKey(personId, nth), view, subject: personId, window },
    ...{ dueAt: now, expiresAt: now + KEEPS_MS },
  };
  await schedule(tx, { tenantId, loop: 'setup' }, planned, now);
}
