import { DrivelineError } from '../errors.ts';
import type { ItemWording, OwnItem, OwnWording } from '../model/items.ts';
import type { Component } from '../model/practice.ts';
import type { CatalogWrites, Organisation } from '../store/queries/organisation.ts';
import type { Change } from './difference.ts';
import type { District, InFile } from './district.ts';
import { show } from './problem.ts';
import { placed } from './wording.ts';

/** What changes in a district's own questions and core components. None is ever deleted: answers hang on them. */
export function catalogWrites(want: District, have: Organisation, changes: Change[]): CatalogWrites {
  return {
    items: merged(want.items, have.items, changes, {
      about: (item) => `question ${placed(item.id)}`,
      told: (item) => `question ${placed(item.id)} (${item.driver})`,
      changed: (now, before) => SETTINGS.flatMap((setting) => told(setting, now[setting], before[setting])),
      gone: 'no longer asked, its answers and wording stay',
    }),
    components: inOrder(want, have, changes),
  };
}

function inOrder(want: District, have: Organisation, changes: Change[]): CatalogWrites['components'] {
  const before = changes.length;
  const components = merged(want.components, have.components, changes, {
    about: (component) => `core component ${placed(component.id)}`,
    told: (component) => `core component ${placed(component.id)}`,
    changed: () => [],
    gone: 'no longer shown, its ratings and wording stay',
  });
  const kept = have.components.filter(({ retired }) => !retired).map(({ id }) => id);
  const now = components.filter(({ retired }) => !retired).map(({ id }) => id);
  // Who joins or leaves has been told already.
  if (changes.length === before && String(now) !== String(kept)) {
    changes.push({ sign: '~', what: 'core components: in another order', about: 'core components' });
  }
  return components.map((component, position) => ({ ...component, position }));
}

const SETTINGS = ['audiences', 'cadence', 'stages'] as const;

function told(setting: string, now: unknown, before: unknown): string[] {
  return String(now) === String(before) ? [] : [`${setting} ${String(before)} → ${String(now)}`];
}

interface Kept {
  readonly id: string;
  readonly wording: OwnWording;
  readonly retired: boolean;
}

/** Everything there is after the file was applied: what it says, then what has left it. */
function merged<Thing extends Kept>(
  want: readonly (Thing & InFile)[],
  have: readonly Thing[],
  changes: Change[],
  words: {
    about(thing: Thing): string;
    told(thing: Thing): string;
    changed(now: Thing, before: Thing): string[];
    readonly gone: string;
  },
): Thing[] {
  const before = new Map(have.map((thing) => [thing.id, thing]));
  const wanted = new Map(want.map((thing) => [thing.id, thing]));
  const now = want.map(({ line: _, ...thing }): Thing => {
    // Safe: a thing of the file is a thing and its line.
    const kept = thing as unknown as Thing;
    const old = before.get(kept.id);
    // A language that has left the file stays: people have answered to it.
    return old ? { ...kept, wording: { ...old.wording, ...kept.wording } } : kept;
  });
  for (const thing of now) {
    const old = before.get(thing.id);
    if (old === undefined || (old.retired && !thing.retired)) {
      if (!thing.retired) changes.push({ sign: '+', what: words.told(thing), about: words.about(thing) });
      else if (old === undefined)
        changes.push({ sign: '+', what: `${words.told(thing)}, ${words.gone}`, about: words.about(thing) });
    } else if (thing.retired && !old.retired) {
      changes.push({ sign: '−', what: `${words.told(thing)}: ${words.gone}`, about: words.about(thing) });
    } else {
      const added = Object.keys(thing.wording).filter((language) => !Object.hasOwn(old.wording, language));
      const parts = [...words.changed(thing, old), ...added.map((language) => `now in ${language} too`)];
      if (parts.length > 0)
        changes.push({
          sign: '~',
          what: `${words.told(thing)}: ${parts.join(', ')}`,
          about: words.about(thing),
        });
    }
  }
  const left = have.filter(({ id }) => !wanted.has(id));
  for (const thing of left) {
    if (!thing.retired)
      changes.push({ sign: '−', what: `${words.told(thing)}: ${words.gone}`, about: words.about(thing) });
  }
  return [...now, ...left.map((thing) => ({ ...thing, retired: true }))];
}

/**
 * Refuses a file that gives an old id a new meaning: who reads a trend would compare answers to two questions.
 *
 * @throws DrivelineError `wording_changed`, with every such entry and its line.
 */
export function mustKeepWordings(want: District, have: Pick<Organisation, 'items' | 'components'>): void {
  const wrong = [
    ...want.items.flatMap((item) => {
      const before = have.items.find(({ id }) => id === item.id);
      return before ? [...meaning(item, before), ...words(item, before, 'items')] : [];
    }),
    ...want.components.flatMap((component) => {
      const before = have.components.find(({ id }) => id === component.id);
      return before ? words(component, before, 'practice › components') : [];
    }),
  ];
  if (wrong.length === 0) return;
  throw new DrivelineError({
    code: 'wording_changed',
    message: `The district file changes what people have been asked already. Nothing was applied.\n${wrong.join('\n')}`,
    fix: 'Give it a new id: write the new wording under a new key, and leave the old one out or mark it retired: true. Its answers stay, with the words they were given to.',
  });
}

function meaning(now: OwnItem & InFile, before: OwnItem): string[] {
  return (['driver', 'facet'] as const).flatMap((field) =>
    now[field] === before[field]
      ? []
      : [
          `line ${now.line}: items › ${placed(now.id)} › ${field}: ${now[field]}, and it was ${before[field]}.`,
        ],
  );
}

function words(now: (OwnItem | Component) & InFile, before: Kept, place: string): string[] {
  return (['en', 'es'] as const).flatMap((language) => {
    const [said, was] = [now.wording[language], before.wording[language]];
    if (said === undefined || was === undefined) return [];
    return (['text', 'counts'] as const).flatMap((field: keyof ItemWording) =>
      said[field] === was[field]
        ? []
        : [
            `line ${now.line}: ${place} › ${placed(now.id)} › ${language} › ${field}: ${show(said[field])}, and it was ${show(was[field])}.`,
          ],
    );
  });
}
