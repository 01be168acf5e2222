import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';
import { tempFolder } from '../../../doubles/temp-folder.ts';
import { behinds, bench, clientOf, monday, only, rating, seed, userId } from './bolt-bot.ts';

const edgeFolder = join(import.meta.dirname, '../../../../adapters/playground/edge');

describe.each(behinds)('the journal, with %s behind', (behind) => {
  it('a workspace is the same after a restart: posts, edits, threads, whispers, deletions', async () => {
    const journal = join(tempFolder(), 'deep', 'workspace.jsonl');
    const clock = { now: monday };
    const first = await createSlackEdge({ seed, now: () => clock.now, behind, journal });
    const client = clientOf(first);
    const ana = userId(first, 'ana');
    const metadata = { event_type: 'outbox', event_payload: { key: 'k' } };
    const post = await client.chat.postMessage({ channel: ana, text: 'one', blocks: [rating()], metadata });
    const at = { channel: post.channel ?? '', ts: post.ts ?? '' };
    await client.chat.postMessage({ channel: at.channel, text: 'reply', thread_ts: at.ts });
    clock.now += 1000;
    await client.chat.update({ ...at, text: 'edited' });
    await client.chat.postEphemeral({ channel: at.channel, user: ana, text: 'psst' });
    const gone = await client.chat.postMessage({ channel: '#general', text: 'gone' });
    await client.chat.delete({ channel: gone.channel ?? '', ts: gone.ts ?? '' });
    const before = first.messages();
    await first.close();

    const { edge, client: again } = await bench({ behind, journal });
    expect(edge.messages()).toEqual(before);
    expect(before.map((message) => message.text)).toEqual(['edited', 'reply', 'psst']);
    // A message from before can still be changed, answered and found.
    await again.chat.update({ ...at, text: 'edited again' });
    const next = await again.chat.postMessage({ channel: ana, text: 'later', thread_ts: at.ts });
    expect(Number(next.ts)).toBeGreaterThan(Number(before.at(-1)?.ts));
    const found = await again.conversations.history({ channel: at.channel, include_all_metadata: true });
    expect(found.messages?.map((message) => [message.text, message.metadata?.event_payload])).toEqual([
      ['edited again', { key: 'k' }],
    ]);
  });
});

/** An edge in a process of its own, for a test to kill. */
const edgeAlone = (journal: string) => `
  const { createSlackEdge } = await import(${JSON.stringify(join(edgeFolder, 'index.ts'))});
  const seed = { team: { name: 'L', domain: 'l' }, users: [], channels: [{ name: 'general', members: [] }] };
  const options = { seed, now: Date.now, behind: 'bare', journal: ${JSON.stringify(journal)} };
  const { apiUrl, botToken } = await createSlackEdge(options);
  process.send({ apiUrl, botToken });
`;

it('a process killed in the middle of its work loses nothing that was acknowledged', async () => {
  const journal = join(tempFolder(), 'workspace.jsonl');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', edgeAlone(journal)],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  // The child sends its edge's address and token as its one message.
  const [{ apiUrl, botToken }] = (await once(child, 'message')) as [{ apiUrl: string; botToken: string }];
  const acknowledged: string[] = [];
  const headers = { authorization: `Bearer ${botToken}` };
  for (let i = 0; ; i++) {
    if (i === 40) child.kill('SIGKILL');
    const body = new URLSearchParams({ channel: '#general', text: `message ${i}` });
    const answer = await fetch(`${apiUrl}chat.postMessage`, { method: 'POST', headers, body }).catch(
      () => undefined,
    );
    if (answer === undefined) break;
    const said = await answer.json().catch(() => undefined);
    if (said === undefined) break;
    acknowledged.push(`message ${i}`);
  }
  const { edge } = await bench({ journal });
  const kept = edge.messages().map((message) => message.text);
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  expect(kept.slice(0, acknowledged.length)).toEqual(acknowledged);
  expect(kept.length - acknowledged.length).toBeLessThanOrEqual(1);
});

it('a half-written last line is cut off, and the journal goes on after it', async () => {
  const journal = join(tempFolder(), 'workspace.jsonl');
  const write = async (text: string) => {
    const edge = await createSlackEdge({ seed, now: () => monday, behind: 'bare', journal });
    await clientOf(edge).chat.postMessage({ channel: '#general', text });
    await edge.close();
  };
  await write('one');
  appendFileSync(journal, '{"put":{"channelId":"C1","text":"hal');
  await write('two');
  const { edge } = await bench({ journal });
  expect(edge.messages().map((message) => message.text)).toEqual(['one', 'two']);
});

it('a damaged line is named, and nothing is overwritten', async () => {
  const journal = join(tempFolder(), 'workspace.jsonl');
  const damaged = '{"put":{"channelId":"C1"}}\n';
  writeFileSync(journal, damaged);
  const start = createSlackEdge({ seed, now: () => monday, behind: 'bare', journal });
  await expect(start).rejects.toMatchObject({
    code: 'journal_damaged',
    message: expect.stringContaining('Line 1'),
  });
  expect(readFileSync(journal, 'utf8')).toBe(damaged);
});

it('without a journal nothing is kept', async () => {
  const first = await bench();
  await first.client.chat.postMessage({ channel: '#general', text: 'x' });
  expect(only(first.edge.messages()).text).toBe('x');
  expect((await bench()).edge.messages()).toEqual([]);
});
