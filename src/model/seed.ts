/**
 * A stable number in [0, 1) for a text: the same on every machine and in every version, because people's slots and
 * draws hang on it. FNV-1a over UTF-16 units, then murmur3's finaliser, without which texts that differ only at
 * their end (`…/ana`, `…/anb`) land close together. Not for secrets.
 */
export function fractionOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) {
    hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
