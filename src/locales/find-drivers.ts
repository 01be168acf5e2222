import { ALIASES, AMBIGUOUS } from '../model/aliases.ts';
import { DRIVER_IDS, type DriverId } from '../model/drivers.ts';
import { folded } from '../model/folded.ts';
import { nearest } from '../nearest.ts';
import { namesEn } from './names.en.ts';
import { namesEs } from './names.es.ts';

/** Which driver somebody means. An ambiguous word is never guessed at. */
export type FoundDrivers =
  | { readonly type: 'one'; readonly driver: DriverId }
  | { readonly type: 'several'; readonly drivers: readonly DriverId[] }
  /** `meant`: the known word with the fewest typing slips, where one is near enough. */
  | { readonly type: 'none'; readonly meant: string | undefined };

/** Every word by its folded form, with its own spelling. */
const WORDS = new Map<string, { readonly spelled: string; readonly drivers: readonly DriverId[] }>();

function enter(spelled: string, drivers: readonly DriverId[]): void {
  WORDS.set(folded(spelled), { spelled, drivers });
}

for (const driver of DRIVER_IDS) {
  const { en: english, es: spanish } = ALIASES[driver];
  const names = [namesEs.nirn, namesEn.nirn, namesEs.plain, namesEn.plain];
  for (const word of [...spanish, ...english, ...names.map(({ drivers }) => drivers[driver]), driver]) {
    enter(word, [driver]);
  }
}
for (const { words, drivers } of AMBIGUOUS) for (const word of words) enter(word, drivers);

/**
 * The driver that a word names: an id, a name or an alias, in English or Spanish. Case, accents, hyphens, punctuation
 * and the plural's `s` do not count.
 *
 * @example
 * findDrivers('Professional Development') // { type: 'one', driver: 'training' }
 * findDrivers('liderazgo') // { type: 'several', drivers: ['leadership_technical', 'leadership_adaptive'] }
 */
export function findDrivers(text: string): FoundDrivers {
  const said = folded(text);
  const known = WORDS.get(said) ?? WORDS.get(said.replace(/s$/, '')) ?? WORDS.get(`${said}s`);
  if (!known) {
    const near = nearest(said, WORDS.keys());
    return { type: 'none', meant: near === undefined ? undefined : WORDS.get(near)?.spelled };
  }
  const [driver, ...others] = known.drivers;
  return driver !== undefined && others.length === 0
    ? { type: 'one', driver }
    : { type: 'several', drivers: known.drivers };
}
