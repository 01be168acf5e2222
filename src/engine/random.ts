import { createHash, randomUUID } from 'node:crypto';

/** The only source of chance outside the seeded draws: names for processes and rows. */
export interface Random {
  /** A name that nothing else has. */
  id(): string;
  /** A number in [0, 1), for jitter. */
  fraction(): number;
}

export const systemRandom: Random = { id: () => randomUUID(), fraction: () => Math.random() };

/** The same sequence for the same seed: simulations and tests. */
export function seededRandom(seed: string): Random {
  let step = 0;
  const next = () => createHash('sha256').update(`${seed}:${step++}`).digest();
  return {
    id: () => next().toString('hex').slice(0, 32),
    fraction: () => next().readUInt32BE(0) / 2 ** 32,
  };
}
