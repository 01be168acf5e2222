/**
 * A stable number in [0, 1) for a few texts: the same on every machine and in every version, because people's slots
 * and draws hang on it. FNV-1a over UTF-16 units with a space between texts, then murmur3's finaliser, without which
 * texts that differ only at their end (`…/ana`, `…/anb`) land close together. Not for secrets.
 */
export function fractionOf(first: string, ...rest: readonly string[]): number {
  let hash = mix(0x811c9dc5, first);
  // Joined here and not by the caller: 100,000 joined strings cost more than hashing them.
  for (const text of rest) hash = mix(Math.imul(hash ^ SPACE, PRIME), text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const PRIME = 0x01000193;
const SPACE = 0x20;

function mix(hash: number, text: string): number {
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
