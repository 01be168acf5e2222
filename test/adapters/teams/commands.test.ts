import { expect, it } from 'vitest';
import { openTeamsDoor, type TeamsDoor } from '../../doubles/teams-door.ts';
import { settled } from '../../doubles/world.ts';

const BOT = '<at>Driveline</at>';

/** What reaches the engine of a message. */
async function heard(door: TeamsDoor, text: string, channel?: 'grades-3-5'): Promise<unknown> {
  const before = door.routed.length;
  const id = `28:${door.edge.appId}`;
  const entities = text.includes(BOT)
    ? [{ type: 'mention', text: BOT, mentioned: { id, name: 'Driveline' } }]
    : [];
  const message = { type: 'message', text, entities };
  expect((await door.edge.deliver(door.edge.activityBy('ana', message, channel))).status).toBe(200);
  await settled(() => door.routed.length > before || channel !== undefined);
  const event = door.routed[before];
  return event?.type === 'commanded' ? event.text : undefined;
}

it('takes a command with or without its name before it, and with or without a mention', async () => {
  const door = await openTeamsDoor();
  await door.edge.install('ana');
  door.routed.length = 0;
  for (const before of [
    '',
    '/',
    'driveline ',
    '/driveline ',
    'Driveline: ',
    '@Driveline, ',
    'DRIVELINE\u00a0',
  ]) {
    expect(await heard(door, `${before}resume`), before).toBe('resume');
    expect(await heard(door, `${BOT} ${before}resume`), before).toBe('resume');
    expect(await heard(door, `  ${BOT}&nbsp;${before}why  Luz Ñ `), before).toBe('why Luz Ñ');
  }
  for (const alone of ['driveline', '/driveline', BOT, `${BOT} driveline`, ''])
    expect(await heard(door, alone), alone).toBe('');
  // What only begins like the name is somebody's own word.
  for (const word of ['drivelines are loud', 'why driveline', 'learn driver'])
    expect(await heard(door, word), word).toBe(word);
});

it('in a channel takes only what is meant for it', async () => {
  const door = await openTeamsDoor();
  await door.edge.installInChannel('grades-3-5', 'ana');
  door.routed.length = 0;
  expect(await heard(door, `${BOT} driveline learn`, 'grades-3-5')).toBe('learn');
  expect(await heard(door, 'driveline learn', 'grades-3-5')).toBeUndefined();
});
