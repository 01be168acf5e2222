/**
 * A text as it is compared with others: small letters without accents, words of letters and digits, one space between
 * them. What differs only in case, accents, hyphens or punctuation is the same.
 *
 * @example
 * folded('¿Por qué?') // 'por que'
 */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
