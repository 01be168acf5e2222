/** Why a text looks as if it named a student. */
export type StudentHint = 'id' | 'mail' | 'name';

/** A mail address, of whomever. */
const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/u;
/** Five digits or more in a row: student numbers have six to ten; years and room numbers have fewer. */
const ID = /\d{5,}/u;
/** A word for a child and a name after it. */
const CHILD =
  /\b(?:student|pupil|kid|boy|girl|child|estudiante|alumno|alumna|niño|niña|chico|chica)\s+(?:named\s+|called\s+|llamad[oa]\s+)?(\p{Lu}\p{Ll}+)/iu;
/** Two capitalised words in a row, or one and an initial: a first name and a last name. Each pair is looked at. */
const FULL_NAME = /(\p{Lu}\p{Ll}+)(?= (\p{Lu}(?:\p{Ll}+|\.)))/gu;

/** Capitalised words that are no one's name, as they stand in front of others. */
const NO_NAMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december period grade room unit lesson the this that then next last after before when what i we my our in on at it lunes martes miércoles jueves viernes el la los las en un una mi su'.split(
    ' ',
  ),
);

/**
 * Whether a text looks as if it named a student: an id, a mail address, an obvious name. A guess that asks the writer
 * to look again, and never more: it misses nicknames, and it takes "Lincoln Middle" for a child.
 *
 * @param colleagues names that may stand there, such as the pair's own
 */
export function studentHint(text: string, colleagues: readonly string[]): StudentHint | undefined {
  if (MAIL.test(text)) return 'mail';
  if (ID.test(text)) return 'id';
  const known = new Set(colleagues.flatMap((name) => name.toLowerCase().split(/\s+/)));
  const isName = (word: string) => !NO_NAMES.has(word.toLowerCase()) && !known.has(word.toLowerCase());
  const child = CHILD.exec(text)?.[1];
  // The flag that ignores case lets "student who" in; a name begins with a capital.
  if (child && /^\p{Lu}/u.test(child) && isName(child)) return 'name';
  for (const [, first = '', last = ''] of text.matchAll(FULL_NAME)) {
    if (isName(first) && isName(last)) return 'name';
  }
  return undefined;
}
