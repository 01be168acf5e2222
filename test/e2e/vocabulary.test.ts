import { describe, expect, it } from 'vitest';
import { say } from '../../src/locales/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { createWorld, type PersonName, settled, type World } from '../doubles/world.ts';

const MONDAY = '2026-10-05T06:00:00-05:00';

type Words = Parameters<typeof say>[0];

const namesIn = (words: Words) => DRIVER_IDS.map((driver) => say(words).drivers[driver]);

async function ask(world: World, name: PersonName, text: string): Promise<string> {
  const userId = world.userId(name);
  const answers = () =>
    world.edge.messages({ forUser: userId }).filter((message) => message.ephemeralFor === userId);
  const before = answers().length;
  await world.edge.command(userId, world.edge.direct(userId), '/driveline', text);
  await settled(() => answers().length > before);
  return (answers().at(-1)?.text ?? '').replaceAll('&amp;', '&');
}

/** Everything that anybody has read, blocks and buttons too. */
const everything = (world: World) =>
  JSON.stringify(world.edge.messages().map(({ text, blocks }) => ({ text, blocks }))).replaceAll(
    '&amp;',
    '&',
  );

describe.each([
  ['nirn', 'en-x-nirn', 'en', 'es-x-nirn', 'es'],
  ['plain', 'en', 'en-x-nirn', 'es', 'es-x-nirn'],
] as const)('a district that reads %s words', (vocabulary, mine, other, spanish, otherSpanish) => {
  it('reads them everywhere, in both languages, and no others', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { fields: `vocabulary: ${vocabulary}`, people: { elena: 'locale: es' } },
    });
    await world.until('2026-10-06T10:00:00-05:00');
    for (const name of ['ana', 'ben', 'chloe', 'darius', 'elena', 'farah', 'gus'] as const) {
      const word = name === 'elena' ? 'En parte' : 'Partly';
      for (let i = 0; i < 3; i++) await world.press(name, word);
    }
    await world.press('ana', 'Change or add a note');
    await ask(world, 'ana', 'why');
    await ask(world, 'elena', 'why');
    await world.until('2026-10-09T16:00:00-05:00');
    const digest = world.inTeamChannel().at(-1);
    if (!digest) throw new Error('no digest');
    await world.press('ana', 'How was this worked out?', { message: digest });
    await settled(() =>
      world.edge.messages().some(({ text }) => text.includes('How this digest was worked out')),
    );
    const read = everything(world);
    const [own, foreign] = [[mine, spanish].flatMap(namesIn), [other, otherSpanish].flatMap(namesIn)];
    const wrong = foreign.filter((name) => !own.includes(name) && read.includes(name));
    expect(foreign.filter((name) => !own.includes(name)).length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
    const seen = DRIVER_IDS.filter((driver) => read.includes(say(mine).drivers[driver]));
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('finds each of the nine by both vocabularies, and explains it under its own name', async () => {
    const world = await createWorld({
      at: MONDAY,
      district: { fields: `vocabulary: ${vocabulary}`, people: { elena: 'locale: es' } },
    });
    await world.until(MONDAY);
    for (const [name, own, foreign] of [
      ['ana', mine, other],
      ['elena', spanish, otherSpanish],
    ] as const) {
      for (const driver of DRIVER_IDS) {
        const [label, alias] = [say(own).drivers[driver], say(foreign).drivers[driver]];
        const said = await ask(world, name, `learn ${alias}`);
        expect(said.split('\n')[0], alias).toBe(label);
        if (alias !== label) expect(said.toLowerCase()).toContain(alias.toLowerCase());
        expect(said).toContain(
          'Fixsen, D. L., Naoom, S. F., Blase, K. A., Friedman, R. M., & Wallace, F. (2005)',
        );
      }
      expect(await ask(world, name, 'learn')).toContain(say(own).groups.leadership);
    }
  });
});
