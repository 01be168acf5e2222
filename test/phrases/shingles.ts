import { createHash } from 'node:crypto';

/**
 * Texts that are not ours, as salted hashes of runs of words: enough to recognise a copy of five words on end, too
 * little to read the text back. Whoever holds an instrument adds what {@link hashesOf} gives for it to `known.json`; the
 * text itself never comes into the repository.
 */
export interface Known {
  readonly salt: string;
  readonly texts: Readonly<Record<string, { readonly words: number; readonly hashes: readonly string[] }>>;
}

/** The words of a text, without case, accents and punctuation. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every run of so many words. */
export function runsOf(text: string, words: number): string[] {
  const all = wordsOf(text);
  return all.slice(0, Math.max(0, all.length - words + 1)).map((_, i) => all.slice(i, i + words).join(' '));
}

export function hashOf(salt: string, run: string): string {
  return createHash('sha256').update(`${salt} ${run}`).digest('hex').slice(0, 12);
}

/** What is kept of a text: each of its lines by itself. */
export function hashesOf(salt: string, text: string, words: number): string[] {
  const runs = text.split('\n').flatMap((line) => runsOf(line, words));
  return [...new Set(runs.map((run) => hashOf(salt, run)))].sort();
}

/** The runs of a text that a known one has too, each with where it is from. */
export function copied(known: Known, text: string): string[] {
  return Object.entries(known.texts).flatMap(([name, { words, hashes }]) => {
    const theirs = new Set(hashes);
    return runsOf(text, words)
      .filter((run) => theirs.has(hashOf(known.salt, run)))
      .map((run) => `"${run}" is also in ${name}`);
  });
}
