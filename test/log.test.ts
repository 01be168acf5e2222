import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DrivelineError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { Secret } from '../src/secret.ts';

const WORDS = 'I am afraid of the new reading plan';

/** What a log writes, line by line. */
function lines() {
  const written: string[] = [];
  const log = createLog('trace', { write: (line: string) => void written.push(line) });
  return { log, written };
}

describe('the log', () => {
  it('strikes out what people wrote and what opens doors, however deep', () => {
    const { log, written } = lines();
    log.info(
      { text: WORDS, about: { list: [{ note: WORDS, Values: { b: WORDS } }] }, rating: 'not_yet' },
      'a',
    );
    log.child({ check: 1 }).warn({ event: { body: WORDS, actor: { realName: WORDS, email: WORDS } } }, 'b');
    log.error({ config: { botToken: WORDS, nested: new Secret(WORDS) }, headers: { a: WORDS } }, 'c');
    log.error({ bytes: Buffer.from(WORDS), a: { b: { c: { d: { e: { f: { g: WORDS } } } } } } }, 'd');
    expect(written).toHaveLength(4);
    expect(written.join('')).not.toMatch(/afraid|not_yet/);
  });

  it('keeps ids, states and figures', () => {
    const { log, written } = lines();
    log.info({ key: 'checkin:lakeside/ana:2026-11-02', state: 'sent', took: 12 }, 'sent');
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      ...{ level: 'info', key: 'checkin:lakeside/ana:2026-11-02', state: 'sent', took: 12, msg: 'sent' },
    });
  });

  it("does not quote a foreign error, such as a failed query's parameters", () => {
    const failed = new DrizzleQueryError('insert into "question" values (?)', [WORDS], new Error(WORDS));
    // The promise is worth testing only while drizzle does what it guards against.
    expect(failed.message).toContain(WORDS);

    const { log, written } = lines();
    log.error({ err: failed }, 'a');
    log.error({ error: failed }, 'b');
    log.error({ why: failed }, 'c');
    log.error({ error: new DrivelineError({ code: 'x', message: 'Ours', fix: 'This', cause: failed }) }, 'd');
    expect(written.join('')).not.toContain('afraid');
    expect(JSON.parse(written[3] ?? '')).toMatchObject({
      error: { code: 'x', message: 'Ours', cause: { type: 'DrizzleQueryError' } },
    });
  });

  it('does not quote an error that is logged by itself', () => {
    const { log, written } = lines();
    log.error(new Error(WORDS));
    log.error({ err: new Error(WORDS) });
    log.child({ err: new Error(WORDS), text: WORDS }).error('child');
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain('afraid');
  });
});
