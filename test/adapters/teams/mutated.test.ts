import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { changed, changes } from '../../doubles/mutations.ts';
import { openTeamsDoor } from '../../doubles/teams-door.ts';

vi.spyOn(console, 'error').mockImplementation(() => {});

/** Set to 20000 for the whole proof; it takes ten minutes. */
const RUNS = Number(process.env.TEAMS_MUTATIONS ?? 500);

const KINDS = [
  {
    type: 'message',
    text: '<at>Driveline</at> why',
    localTimezone: 'America/Chicago',
    entities: [
      { type: 'mention', text: '<at>Driveline</at>', mentioned: { id: '28:bot', name: 'Driveline' } },
      { type: 'clientInfo', locale: 'en-US', timezone: 'America/Chicago' },
    ],
  },
  { type: 'message', text: 'why', value: { kind: 'press', action: 'checkin.answer', value: 'q' } },
  {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '7',
    value: {
      action: { type: 'Action.Execute', verb: 'form', data: { kind: 'form', action: 'a.b', subject: 's' } },
    },
  },
  {
    type: 'invoke',
    name: 'task/fetch',
    value: { data: { kind: 'press', action: 'checkin.note', value: 'q' } },
  },
  { type: 'invoke', name: 'task/submit', value: { data: { kind: 'form', action: 'a.b', subject: 's' } } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'conversationUpdate', membersAdded: [{ id: '29:x', aadObjectId: 'x' }], membersRemoved: [] },
];

it(`${RUNS} mutated activities: no crash, no 5xx, no unanswered invoke, and nothing said of why`, async () => {
  const door = await openTeamsDoor();
  const replies = [
    { type: 'toast', text: 'ok' },
    { type: 'nothing' },
    { type: 'closeForm' },
    { type: 'formErrors', errors: { note: 'x' } },
  ] as const;
  let turn = 0;
  door.reply = () => replies[turn++ % replies.length] ?? { type: 'nothing' };
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...KINDS), changes, async (kind, made) => {
      // A JSON object stays one, whatever is done to what is in it.
      const activity = changed(door.edge.activityBy('ana', kind), made) as object;
      // The token is right for whatever address the activity names, so that the door is not what saves us.
      const answer = await door.edge.deliver(activity);
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      expect([200, 400, 401, 403, 413]).toContain(answer.status);
      if (answer.status !== 200) expect(answer.text).toBe('');
      expect(answer.text).not.toMatch(/Error|\bat .*\.[jt]s\b/);
      const { type, name } = activity as { type?: unknown; name?: unknown };
      if (answer.status === 200 && type === 'invoke' && name !== 'task/submit')
        expect(answer.text).not.toBe('');
    }),
    { numRuns: RUNS, seed: 20_261_102 },
  );
  // Most got as far as the engine: the door alone is not what was tested.
  expect(seen.get(200) ?? 0).toBeGreaterThan(RUNS / 3);
  const after = await door.edge.deliver(door.edge.activityBy('ana', KINDS[0]));
  expect(after.status).toBe(200);
}, 1_800_000);
