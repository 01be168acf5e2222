import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import type { Card } from '../../src/chat/card.ts';
import type { Form } from '../../src/chat/form.ts';
import {
  callback,
  closed,
  listening,
  originOf,
  SECRET,
  startBot,
  tap,
} from '../adapters/slack/a-workspace.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { onTheWire, replay, replayAlone } from './slack-replay.ts';
import { validate } from './slack-validate.ts';

const card: Card = {
  summary: 'Your check-in',
  nodes: [{ kind: 'text', text: 'How well did coaching fit?' }],
};
const form: Form = {
  ...{
    title: 'Add a note',
    action: 'checkin.note',
    subject: 'c1',
    submitLabel: 'Save',
    cancelLabel: 'Cancel',
  },
  intro: [],
  fields: [{ kind: 'text', name: 'note', label: 'Your note', maxLength: 500 }],
};

/** What was said, and the exit code. */
async function said(run: (say: (line: string) => void) => Promise<number>) {
  const lines: string[] = [];
  const code = await run((line) => void lines.push(line));
  return { code, lines: lines.join('\n') };
}

describe('npm run slack:validate', () => {
  it('shows Slack each message and dialog, without a token, and says that it takes them', async () => {
    const edge = await createSlackEdge({
      seed: { team: { name: 'Lakeside', domain: 'lakeside' }, users: [], channels: [] },
      ...{ behind: 'bare', now: () => 0 },
    });
    onTestFinished(() => edge.close());
    edge.fault({ method: 'blocks.validate', kind: 'ratelimited', retryAfterSeconds: 1 });
    const { code, lines } = await said((say) =>
      validate({ cards: [card], homes: [card], forms: [form] }, { apiUrl: edge.apiUrl, say }),
    );
    expect({ code, lines }).toEqual({ code: 0, lines: 'Slack takes all 4 messages and dialogs.' });
    expect(edge.calls('blocks.validate').filter(({ status }) => status === 200)).toHaveLength(4);
  });

  it('says what Slack refuses and where, and that something was refused', async () => {
    const slack = await listening((_, response) => {
      const errors = [
        { code: 'invalid', message: 'must be less than 76 characters', pointer: '/blocks/0/text' },
      ];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: false, error: 'invalid_blocks', errors }));
    });
    onTestFinished(() => closed(slack));
    const { code, lines } = await said((say) =>
      validate({ cards: [], homes: [], forms: [form] }, { apiUrl: `${originOf(slack)}/api/`, say }),
    );
    expect(code).toBe(1);
    expect(lines).toContain('refused: form "Add a note"\n  /blocks/0/text: must be less than 76 characters');
    expect(lines).toContain('Slack refuses 1 of 1');
  });

  it('says clearly that nothing is known where Slack cannot be asked', async () => {
    const { code, lines } = await said((say) =>
      validate({ cards: [card], homes: [], forms: [] }, { apiUrl: 'http://127.0.0.1:9/api/', say }),
    );
    expect(code).toBe(2);
    expect(lines).toMatch(/^Slack could not be asked \(.*\), so it is not known/);
    expect(lines).not.toMatch(/\bat .*\.[jt]s/);
  });
});

describe('npm run slack:replay', () => {
  const command = {
    command: '/driveline',
    text: 'why & how',
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
  };

  it('sends each kind of payload as Slack does', () => {
    expect(onTheWire(command)).toEqual({
      contentType: 'application/x-www-form-urlencoded',
      body: 'command=%2Fdriveline&text=why+%26+how&user_id=U1&team_id=T1&channel_id=C1',
    });
    expect(onTheWire({ ...tap() }).body).toMatch(/^payload=%7B%22type%22%3A%22block_actions/);
    expect(onTheWire({ ...callback({ type: 'app_home_opened' }) }).contentType).toBe('application/json');
  });

  it('to a bot of its own: prints what was understood, what was answered, and what Slack was asked', async () => {
    const { status, lines } = await replayAlone(onTheWire(command));
    expect(status).toBe(200);
    expect(lines.join('\n')).toMatch(/understood as: .*"type":"commanded".*"text":"why & how"/);
    const nothing = await replayAlone(onTheWire({ type: 'something_new', team: { id: 'T1' } }));
    expect(nothing).toMatchObject({
      status: 200,
      lines: ['understood as: nothing that Driveline listens to'],
    });
  });

  it('to a running bot: signed with its secret, and refused without it', async () => {
    const bot = await startBot();
    onTestFinished(() => bot.close());
    const file = join(tempFolder(), 'payload.json');
    writeFileSync(file, JSON.stringify(tap()));
    const run = (secret: string) =>
      said((say) => replay([file, '--url', bot.url], { SLACK_SIGNING_SECRET: secret }, say));
    expect(await run(SECRET)).toEqual({ code: 0, lines: 'answered: 200, with nothing' });
    expect(bot.routed).toMatchObject([{ type: 'pressed', action: 'checkin.answer' }]);
    expect(await run('another secret that is not theirs')).toEqual({
      code: 1,
      lines: 'answered: 401, with nothing',
    });
    expect(bot.routed).toHaveLength(1);
    expect((await run('')).code).toBe(2);
  });

  it('says what is wrong with a file, or that nobody answers', async () => {
    const file = join(tempFolder(), 'payload.json');
    writeFileSync(file, '[]');
    expect((await said((say) => replay([file], {}, say))).lines).toContain('holds no JSON object');
    expect(await said((say) => replay([], {}, say))).toMatchObject({ code: 2 });
    writeFileSync(file, '{}');
    const nobody = await said((say) =>
      replay([file, '--url', 'http://127.0.0.1:9/'], { SLACK_SIGNING_SECRET: 'x' }, say),
    );
    expect(nobody.code).toBe(1);
    expect(nobody.lines).toMatch(/^Nobody answered at http:\/\/127/);
  });
});
