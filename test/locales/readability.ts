export const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
export const sentencesOf = (text: string) =>
  text.split(/[.!?:](?:[”»]?\s|$)/u).filter((part) => part.trim() !== '');

/** Groups of vowels, without a silent e at the end: right within a few percent over a hundred words. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  const groups = plain.replace(/(?<=[^aeiouyl])e$|(?<=[^td])es$|(?<=[^td])ed$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Flesch–Kincaid grade level (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. */
export function gradeOf(text: string): number {
  const words = wordsOf(text);
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return (0.39 * words.length) / sentencesOf(text).length + (11.8 * total) / words.length - 15.59;
}

/** Readability by Fernández Huerta (1959): 100 very easy, 60 to 70 what a 13-year-old reads. */
export function fernandezHuerta(text: string): number {
  const words = wordsOf(text);
  const vowels = words.reduce(
    (sum, word) => sum + Math.max(1, (word.toLowerCase().match(/[aeiouáéíóúü]+/g) ?? []).length),
    0,
  );
  return 206.84 - (60 * vowels) / words.length - (1.02 * words.length) / sentencesOf(text).length;
}
