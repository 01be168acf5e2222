import { describe, expect, it } from 'vitest';
import { createRightOfWay } from '../../../adapters/slack/right-of-way.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Something that goes on until it is told to end. */
function going() {
  let end = () => {};
  const work = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work, end: () => end() };
}

describe('the right of way', () => {
  it('lets two answers go while a tap is being stored, and all others once it is', async () => {
    const way = createRightOfWay();
    const tap = going();
    const stored = way.first(() => tap.work);
    const begun: number[] = [];
    const answers = [0, 1, 2, 3, 4].map((i) => ({ i, ...going() }));
    const given = answers.map(({ i, work }) =>
      way.after(() => {
        begun.push(i);
        return work;
      }),
    );
    await turn();
    expect(begun).toEqual([0, 1]);
    answers[0]?.end();
    await given[0];
    await turn();
    expect(begun).toEqual([0, 1, 2]);
    tap.end();
    await stored;
    await turn();
    await turn();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const answer of answers) answer.end();
    await Promise.all(given);
  });

  it('goes on after a tap that could not be stored and an answer that failed', async () => {
    const way = createRightOfWay();
    await expect(way.first(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    await expect(way.after(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    let answered = false;
    await way.after(async () => {
      answered = true;
    });
    expect(answered).toBe(true);
  });
});
