import { folded } from './folded.ts';

/** Room for a number behind it in a key of 40 characters. */
const LONGEST = 34;

/** A name as a key of the district file: `Ana Ruíz` is `ana-ruiz`. `otherwise` where nothing of it is left. */
export function slugOf(name: string, otherwise: string): string {
  const slug = folded(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST);
  return slug === '' ? otherwise : slug;
}
