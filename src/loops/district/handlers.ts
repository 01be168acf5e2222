import { z } from 'zod';
import type { PlatformName } from '../../chat/platform.ts';
import { type Edit, editDistrict, previewEdit, standingFile } from '../../district/edit.ts';
import type { Problem } from '../../district/problem.ts';
import type { CommandHandler, HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { DrivelineError } from '../../errors.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { localOf } from '../../model/calendar/index.ts';
import { as } from '../../model/ids.ts';
import { dropEditDraft, editDraftOf, keepEditDraft, latestEdits } from '../../store/queries/edit.ts';
import { personById, tenantById } from '../../store/queries/people.ts';
import { isAdmin } from '../../store/queries/why.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { likelyZones } from '../home/zones.ts';
import { teamsChannels } from '../setup/handlers.ts';
import { districtCard, editForm, previewForm, readThing, thingBy, whichForm } from './forms.ts';
import { OTHER } from './of-coaching.ts';
import { AREAS, type Area, type Operation, type Seen, type Thing } from './operation.ts';
import { operationBy } from './operations.ts';
import { textIn } from './spec.ts';
import { type Who, whoIn } from './who.ts';

/** A change as it is kept between its preview and its saving. */
const kept = z.object({
  name: z.string(),
  thing: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.boolean()])),
});

type Kept = z.infer<typeof kept>;

const LATEST = 5;

export function districtCommands(directory: Directory): Readonly<Record<string, CommandHandler>> {
  const open: CommandHandler = async (tx, _event, _rest, context) => {
    const { locale, tenantId } = context.actor;
    const t = say(locale).district;
    if (!(await admin(tx, context))) return { type: 'toast', text: t.forAdmins };
    const { units, tenant } = await directory(tx, tenantId);
    const zone = units.get(`${tenant.id}/${tenant.id}`)?.zone ?? 'UTC';
    const lines: string[] = [];
    for (const { personId, kind, at } of await latestEdits(tx, tenantId, LATEST)) {
      const who = personId === null ? undefined : await personById(tx, as(personId));
      const labels: Readonly<Record<string, string | undefined>> = {
        ...t.ops,
        setup: t.setUp,
        file: t.fileApplied,
      };
      const day = shortDate(localOf(at, as(zone)).date, locale);
      lines.push(t.latestLine(day, who?.name ?? t.byFile, labels[kind] ?? kind));
    }
    return { type: 'whisper', card: districtCard(locale, lines) };
  };
  return { district: open, distrito: open };
}

export function districtPresses(directory: Directory) {
  return {
    'district.area': async (tx, event, context) => {
      const { t, ok } = await admitted(tx, context);
      const area = AREAS.find((one) => one === event.value);
      if (!ok || !area) return { type: 'toast', text: ok ? t.gone : t.forAdmins };
      const seen = await look(tx, directory, event.platform, context, { people: [] });
      return seen ? { type: 'openForm', form: whichForm(seen, area) } : { type: 'toast', text: t.gone };
    },
  } satisfies Record<string, PressHandler>;
}

export function districtSubmissions(directory: Directory) {
  return {
    'district.which': async (tx, event, context) => {
      const { t, ok } = await admitted(tx, context);
      if (!ok) return { type: 'toast', text: t.forAdmins };
      const { values, platform } = event;
      const area = AREAS.find((one) => one === event.subject);
      const operation = operationBy(textIn(values, 'what'));
      if (!area || operation?.area !== area) return wrong('what', t.missing);
      const chosen = await chosenThing(tx, directory, operation, area, event, context);
      if ('wrong' in chosen) return wrong(chosen.wrong[0], chosen.wrong[1]);
      const { thing } = chosen;
      const people = operation.everybody ? undefined : aboutWhom(context, thing, '');
      const seen = await look(tx, directory, platform, context, { people, thing });
      return seen ? { type: 'openForm', form: editForm(seen, operation) } : { type: 'toast', text: t.gone };
    },

    'district.edit': async (tx, event, context) => {
      const { t, ok } = await admitted(tx, context);
      if (!ok) return { type: 'toast', text: t.forAdmins };
      const [name = '', ...about] = event.subject.split(' ');
      const operation = operationBy(name);
      if (!operation) return { type: 'toast', text: t.gone };
      const values = Object.fromEntries(
        Object.entries(event.values).flatMap(([field, value]) =>
          value === undefined ? [] : [[field, value]],
        ),
      );
      if (Object.hasOwn(values, 'typed') || Object.hasOwn(values, OTHER)) {
        const who = await whoIn(tx, context.actor.tenantId, event.platform, OTHER, values);
        if (!who || !('key' in who)) return wrong('typed', unknown(t, who));
        values[OTHER] = who.key;
        delete values.typed;
      }
      return previewOf(tx, directory, event.platform, context, { name, thing: about.join(' '), values });
    },

    'district.save': async (tx, event, context) => {
      const { t, ok } = await admitted(tx, context);
      if (!ok) return { type: 'toast', text: t.forAdmins };
      const { actor, now } = context;
      const draft = await editDraftOf(tx, actor.personId);
      const change = kept.safeParse(draft?.edit);
      const operation = change.success ? operationBy(change.data.name) : undefined;
      if (!draft || !change.success || !operation || String(draft.changedAt) !== event.subject) {
        return { type: 'toast', text: t.gone };
      }
      const tenant = await tenantById(tx, actor.tenantId);
      // Somebody else, or a file, was quicker: what was looked at is not what would happen.
      if (tenant?.revision !== draft.revision) {
        return previewOf(tx, directory, event.platform, context, change.data);
      }
      const prepared = await prepare(tx, directory, event.platform, context, operation, change.data);
      if (!prepared) return { type: 'toast', text: t.gone };
      const by = { personId: actor.personId, kind: operation.name, at: now };
      const saved = await editDistrict(tx, actor.tenantId, prepared.edit, { ...prepared.wanted, by });
      if (!saved || 'problems' in saved || prepared.wrong()) return { type: 'toast', text: t.gone };
      await dropEditDraft(tx, actor.personId);
      return { type: 'toast', text: t.saved };
    },
  } satisfies Record<string, SubmitHandler>;
}

/** A change on the file as it stands: what would happen, or what is wrong with which field. */
async function previewOf(
  tx: Tx,
  directory: Directory,
  platform: PlatformName,
  context: HandlerContext,
  change: Kept,
) {
  const { actor, now } = context;
  const t = say(actor.locale).district;
  const operation = operationBy(change.name);
  const prepared = operation && (await prepare(tx, directory, platform, context, operation, change));
  if (!operation || !prepared) return { type: 'toast', text: t.gone } as const;
  const { seen, edit, wanted } = prepared;
  const fields = operation.fields(seen);
  const first = fields[0]?.name ?? '';
  let edited: Awaited<ReturnType<typeof previewEdit>>;
  try {
    edited = await previewEdit(tx, actor.tenantId, edit, wanted.people);
  } catch (error) {
    // What only the database knows: a key that somebody was enrolled under, a wording that was asked already.
    if (error instanceof DrivelineError) return wrong(first, t.refused(error.message, error.fix));
    throw error;
  }
  const refused = prepared.wrong();
  if (refused) {
    const [[field, why] = ['', t.gone]] = Object.entries(refused);
    return wrong(field === '' ? first : field, why);
  }
  if (!edited) return { type: 'toast', text: t.gone } as const;
  if ('problems' in edited) {
    const problem = edited.problems.find(({ severity }) => severity === 'error');
    return problem
      ? wrong(fieldOf(problem, fields) ?? first, t.refused(problem.found, problem.fix))
      : wrong(first, t.gone);
  }
  if (edited.difference.changes.length === 0) return wrong(first, t.nothing);
  const revision = edited.difference.revision - 1;
  await keepEditDraft(tx, { personId: actor.personId, edit: change, revision, changedAt: now });
  return {
    type: 'openForm',
    form: previewForm(seen, { operation, values: change.values }, edited, now),
  } as const;
}

/** The file's rules name a place in the file; its last step is the name of a field here. */
function fieldOf({ at, found }: Problem, fields: ReturnType<Operation['fields']>): string | undefined {
  const steps = [...at.split(' › '), ...(/^The field "(\w+)"/.exec(found)?.slice(1) ?? [])].reverse();
  return fields.find(({ name }) => steps.includes(name))?.name;
}

async function prepare(
  tx: Tx,
  directory: Directory,
  platform: PlatformName,
  context: HandlerContext,
  operation: Operation,
  { thing: about, values }: Kept,
) {
  const thing = readThing(about);
  const people = operation.everybody ? undefined : aboutWhom(context, thing, textIn(values, OTHER));
  const seen = await look(tx, directory, platform, context, { people, thing });
  if (!seen) return undefined;
  let refused: Readonly<Record<string, string>> | undefined;
  const edit: Edit = (file, have) => {
    const written = operation.write({ ...seen, file, have }, values);
    refused = 'wrong' in written ? written.wrong : undefined;
    return 'wrong' in written ? file : written.file;
  };
  return { seen, edit, wanted: people ? { people } : {}, wrong: () => refused };
}

function aboutWhom({ actor }: HandlerContext, thing: Thing | undefined, other: string): string[] {
  const keys = [...(thing?.list === 'people' ? [thing.key] : []), ...(other === '' ? [] : [other])];
  return keys.map((key) => `${actor.tenantId}/${key}`);
}

async function look(
  tx: Tx,
  directory: Directory,
  platform: PlatformName,
  { actor, now }: HandlerContext,
  { people, thing }: { readonly people?: readonly string[] | undefined; readonly thing?: Thing | undefined },
): Promise<Seen | undefined> {
  const standing = await standingFile(tx, actor.tenantId, people);
  const person = await personById(tx, actor.personId);
  if (!standing || !person) return undefined;
  const district = await directory(tx, actor.tenantId);
  const teams = [...district.units.values()].filter(({ kind }) => kind === 'team');
  const channels = platform === 'teams' ? await teamsChannels(tx, actor.tenantId, teams) : [];
  return {
    ...standing,
    ...{ thing, platform, locale: actor.locale },
    ...{ t: say(actor.locale).district, h: say(actor.locale).home.settings },
    today: localOf(now, as(person.zone)).date,
    zones: likelyZones(person, district, undefined),
    channels: platform === 'teams' && channels.length === 0 ? undefined : channels,
  };
}

async function chosenThing(
  tx: Tx,
  directory: Directory,
  operation: Operation,
  area: Area,
  { values, platform }: Parameters<SubmitHandler>[1],
  context: HandlerContext,
): Promise<{ readonly thing: Thing | undefined } | { readonly wrong: readonly [string, string] }> {
  const t = say(context.actor.locale).district;
  if (operation.of.length === 0) return { thing: undefined };
  if (area === 'people' || area === 'coaching') {
    const who = await whoIn(tx, context.actor.tenantId, platform, 'person', values);
    if (!who || !('key' in who)) return { wrong: ['typed', unknown(t, who)] };
    return { thing: { list: 'people', key: who.key } };
  }
  const seen = await look(tx, directory, platform, context, { people: [] });
  const said = textIn(values, 'thing');
  const thing = seen && thingBy(seen, area, said);
  if (!thing) return { wrong: [Object.hasOwn(values, 'thing') ? 'thing' : 'what', t.chooseThing] };
  return operation.of.includes(thing.list) ? { thing } : { wrong: ['what', t.notForThis] };
}

function unknown(t: Seen['t'], who: Who | undefined): string {
  if (!who || 'key' in who) return t.chooseThing;
  return 'nobody' in who ? t.nobody(who.nobody) : t.several(who.several.join(', '));
}

function wrong(field: string, sentence: string) {
  return { type: 'formErrors', errors: { [field]: sentence } } as const;
}

function admin(tx: Tx, { actor }: HandlerContext): Promise<boolean> {
  return isAdmin(tx, actor.tenantId, actor.personId);
}

async function admitted(tx: Tx, context: HandlerContext) {
  return { t: say(context.actor.locale).district, ok: await admin(tx, context) };
}
