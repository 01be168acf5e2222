import { eq } from 'drizzle-orm';
import pino from 'pino';
import { applyDistrict, readDistrict } from '../../../src/district/index.ts';
import { createLoops } from '../../../src/loops/index.ts';
import { as } from '../../../src/model/ids.ts';
import { createSeal } from '../../../src/privacy/seal.ts';
import { welcomeEverybody } from '../../../src/store/queries/welcome.ts';
import type { Store } from '../../../src/store/store.ts';
import { rollupErrors } from './books.ts';
import { createBots } from './bots.ts';
import { createFarSide, type FarMessage, WORKSPACE } from './far-side.ts';
import type { Faults, MessageFault } from './faults.ts';
import { inOrder } from './lives.ts';
import { VirtualTime } from './virtual-time.ts';

/** Tuesday, 6 October 2026, 08:59 in Chicago: a minute before the check-in of a team of one. */
const BEFORE = Date.parse('2026-10-06T08:59:00-05:00');
const ASKED = Date.parse('2026-10-06T09:15:00-05:00');
const END = Date.parse('2026-10-06T10:30:00-05:00');
/** Long enough for a message of nine o'clock to be sent, lost, looked for and sent again. */
const SENT = Date.parse('2026-10-06T09:04:00-05:00');
const MINUTE = 60_000;
const KEY = 'checkin:lakeside/ana:2026-10-05';

const DISTRICT = `
district: { key: lakeside, name: Lakeside, zone: America/Chicago, k: 3, first_day: 2026-08-24, last_day: 2027-06-04 }
defaults: { digest: { day: friday, time: "15:00" }, check_in: { every_weeks: 1, day: tuesday, time: "09:00", spread_minutes: 0 } }
teams: [{ key: t, name: Grade 3, channel: C000000001, focus: coaching }]
people:
  - { key: ana, name: Ana, slack: U000000001, roles: { staff: t } }
  - { key: ben, name: Ben, slack: U000000002, roles: { staff: t }, away: [{ from: 2026-10-01, to: 2026-10-20 }] }
  - { key: dee, name: Dee, slack: U000000004, roles: { staff: t }, away: [{ from: 2026-10-01, to: 2026-10-20 }] }
  - { key: eve, name: Eve, slack: U000000005, roles: { staff: t }, away: [{ from: 2026-10-01, to: 2026-10-20 }] }
  - { key: cai, name: Cai, slack: U000000003, roles: { staff: t }, away: [{ from: 2026-10-01, to: 2026-10-20 }] }
`;

/** Describes the district of one who is asked, before anything is planned. */
export async function describeOne(store: Store): Promise<void> {
  const reading = readDistrict(DISTRICT);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  await applyDistrict(store, reading.district);
  await store.transact(async (tx) => {
    await tx.db
      .insert(tx.t.workspace)
      .values({ tenantId: 'lakeside', platform: 'slack', workspaceId: WORKSPACE });
    // Everybody knows the bot already: nobody waits for their welcome.
    await welcomeEverybody(tx, as('lakeside'), 0);
  });
}

/**
 * One check-in from its planning to the answer, with a process that dies at a point and another that goes on:
 * asked, answered with one tap that is repeated until it is taken, brought up to date.
 *
 * @param first what becomes of the first send
 * @returns what is wrong afterwards, and how many points the first life passed
 */
export async function liveOne(
  bare: Store,
  diesAt: number,
  first: MessageFault['type'],
  /** Instead of dying, the first of two processes is suspended for so long when its first send is answered. */
  frozenMs?: number,
): Promise<{ readonly wrong: readonly string[]; readonly points: number }> {
  const time = new VirtualTime(BEFORE);
  const end = frozenMs === undefined ? END : SENT;
  const store = inOrder(bare, time);
  const wrong: string[] = [];
  let points = 0;
  let acknowledged = false;
  let sends = 0;
  const faults: Faults = {
    trouble: [],
    fate: () => 'on',
    of: (method) => {
      const type = method === 'send' && sends++ === 0 ? first : 'none';
      // Each kind is told by its name; those that last say for how long.
      return { type, latencyMs: frozenMs === undefined ? 100 : 4_000, afterMs: 3_000 } as MessageFault;
    },
  };
  const far = createFarSide({ time, faults, appeared: () => {}, seen: () => {} });
  const bots = createBots({
    ...{ seed: 'one', processes: frozenMs === undefined ? 1 : 2, time, end, store, far, draw: () => 0 },
    loops: createLoops({ seal: createSeal('a secret of the simulation, long enough to be one') }),
    log: pino({ level: 'silent' }),
    fate({ step, what, where }, life) {
      if (life !== 'p1-1') return 'on';
      if (frozenMs !== undefined) {
        const answered = what === 'platform' && where === 'after' && points === 0;
        if (answered) points = step;
        return answered ? { frozenMs } : 'on';
      }
      points = step;
      return step === diesAt ? 'dies' : 'on';
    },
    downMs: () => 2_000,
    spins: () => wrong.push('it looks round again and again'),
    failed: (error) => wrong.push(`it failed: ${error}`),
  });
  const ask = (): FarMessage | undefined => far.messages.find((message) => message.key === KEY);

  /** Taps until it is taken, as a person does whom Slack tells that it did not work. */
  async function answer(): Promise<void> {
    const message = ask();
    const choice = message?.card.nodes.find((node) => node.kind === 'choice');
    if (!message || choice?.kind !== 'choice') return void wrong.push('nothing was asked by 09:15');
    const value = choice.options[1]?.value ?? '';
    for (let order = time.now(); !acknowledged && time.now() < ASKED + 30 * MINUTE; order = time.now()) {
      const reply = await bots.deliver({
        ...{
          type: 'pressed',
          platform: 'slack',
          workspaceId: WORKSPACE,
          action: choice.action,
          value,
          order,
        },
        ...{ actor: { userId: 'U000000001' }, at: time.now(), message: message.ref },
      });
      acknowledged = reply?.type === 'replace';
      if (!acknowledged) await time.sleep(5_000);
    }
  }
  time.at(ASKED, () => void answer());
  bots.start();
  await time.run(end);
  bots.end();

  await store.read(async (tx) => {
    const rows = await tx.db.select().from(tx.t.occurrence).where(eq(tx.t.occurrence.window, '2026-10-05'));
    const ended = rows.find((row) => row.key === KEY);
    const [answered] = await tx.db.select().from(tx.t.question).where(eq(tx.t.question.position, 0));
    const asked = far.messages.filter((message) => message.key === KEY).length;
    const [row] = await tx.db.select().from(tx.t.outbox).where(eq(tx.t.outbox.id, KEY));
    if (asked !== 1) wrong.push(asked > 1 ? 'the check-in is there twice' : 'nobody was asked');
    if (row?.state !== 'sent') wrong.push(`the message is ${row?.state}`);
    if (frozenMs !== undefined) return;
    if (!acknowledged) wrong.push('the tap was never taken');
    if (answered?.rating !== 'partly') wrong.push(`the answer is ${answered?.rating}`);
    if (ended?.state !== 'answered') wrong.push(`it ended as ${ended?.state} (${ended?.reason})`);
    if (row?.refreshAt !== null) wrong.push('the message does not show the present');
    wrong.push(...(await rollupErrors(tx)));
  });
  return { wrong, points };
}
