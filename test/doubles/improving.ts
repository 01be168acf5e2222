import type { EdgeAck, EdgeMessage, EdgeValue } from '../../adapters/playground/edge/types.ts';
import {
  buttonsOf,
  createWorld,
  PEOPLE,
  type PersonName,
  settled,
  type World,
  type WorldOptions,
} from './world.ts';

export const MONDAY = '2026-10-05T06:00:00-05:00';
export const FRIDAY = '2026-10-09T15:02:00-05:00';

/** A week in which everybody finds everything lacking, lived to its digest. */
export async function withProposal(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await createWorld({ at: MONDAY, ...options });
  await lowWeek(world, '2026-10-06');
  await world.until(FRIDAY);
  return world;
}

/** Six of seven answer the week's check-in, lowly; `date` is its Tuesday. */
export async function lowWeek(world: World, date: string): Promise<void> {
  await world.until(`${date}T10:00:00-05:00`);
  for (const [i, name] of PEOPLE.slice(0, 6).entries()) {
    for (let question = 0; question < 3; question++) {
      if (!buttonsOf(world.last(name)).some(({ label }) => label === 'Not yet')) break;
      await world.press(name, (i + question) % 3 === 0 ? 'In place' : 'Not yet');
    }
  }
}

export function digests(world: World): EdgeMessage[] {
  return world.inTeamChannel().filter((message) => message.ephemeralFor === undefined);
}

export function digest(world: World, index = -1): EdgeMessage {
  const message = digests(world).at(index);
  if (!message) throw new Error('no digest');
  return message;
}

/** Types a command in one's direct channel; the answer that only they see, where there is one. */
export async function command(
  world: World,
  name: PersonName,
  text: string,
): Promise<EdgeMessage | undefined> {
  const userId = world.userId(name);
  const answers = () =>
    world.edge.messages({ forUser: userId }).filter((message) => message.ephemeralFor === userId);
  const before = answers().length;
  // The sentence that took a form's place is still there.
  if (world.edge.view(userId)) await world.edge.closeView(userId);
  await world.edge.command(userId, world.edge.direct(userId), '/driveline', text);
  await settled(() => answers().length > before || world.edge.view(userId) !== undefined);
  return answers().slice(before)[0];
}

/** Fills the dialog that is open for somebody and sends it. */
export async function fill(
  world: World,
  name: PersonName,
  values: Readonly<Record<string, EdgeValue>>,
): Promise<EdgeAck> {
  const userId = world.userId(name);
  await settled(() => world.edge.view(userId) !== undefined);
  return world.edge.submit(
    userId,
    Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }])),
  );
}

/** What the open dialog says, all of it. */
export function dialog(world: World, name: PersonName): string {
  const view = world.edge.view(world.userId(name));
  if (!view) throw new Error(`no dialog is open for ${name}`);
  return JSON.stringify(view);
}

/** The answers to the four questions, as `yyyn`. */
export function triageValues(answers: string): Record<string, string> {
  const questions = ['same_problem', 'solved_before', 'one_decision', 'asks_for_loss'];
  return Object.fromEntries(questions.map((question, i) => [question, answers[i] === 'y' ? 'yes' : 'no']));
}
