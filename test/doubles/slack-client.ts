import type { EdgeMessage } from '../../adapters/playground/edge/types.ts';
import type { Client, Page, Pressable } from './client.ts';
import { pressablesOf } from './home-tab.ts';
import { buttonsOf, createWorld, type PersonName, settled, type World, type WorldOptions } from './world.ts';

/** The local Slack, as people see it. */
export async function slackClient(options: WorldOptions): Promise<Client> {
  const world = await createWorld(options);
  const { edge } = world;
  const text = (one: EdgeMessage) => `${one.text} ${JSON.stringify(one.blocks)}`;
  const whispers = (user: string) =>
    edge.messages({ forUser: user }).filter((one) => one.ephemeralFor === user);

  function dialogPage(name: PersonName): Page | undefined {
    const user = world.userId(name);
    const view = edge.view(user);
    return (
      view && {
        text: JSON.stringify(view),
        buttons: pressablesOf(view.view).map((one) => ({ ...one, action: one.actionId, raw: one })),
        fields: [...JSON.stringify(view.view).matchAll(/"block_id":"([a-z_]+)"/g)].map(([, id]) => id ?? ''),
        press: () => Promise.reject(new Error('not a message')),
        async fill(values) {
          const fields = Object.entries(values).map(([field, value]) => [field, { value }]);
          await edge.submit(user, Object.fromEntries(fields));
          if (edge.view(user)) await edge.closeView(user);
        },
      }
    );
  }

  function messagePage(name: PersonName, message: EdgeMessage): Page {
    const user = world.userId(name);
    return {
      text: text(message),
      buttons: pressablesIn(message),
      fields: [],
      async press(label) {
        const before = whispers(user).length;
        await world.press(name, label, { message });
        const open = whispers(user).slice(before).at(-1);
        return dialogPage(name) ?? (open && messagePage(name, open));
      },
      fill: () => Promise.reject(new Error('not a dialog')),
    };
  }

  /** Does something and waits for what answers it: a dialog is read and closed. */
  async function answered(user: string, act: () => Promise<unknown>): Promise<string | undefined> {
    const homes = () => edge.calls('views.publish').length;
    const replies = () => edge.calls('response_url').length;
    const before = [replies(), homes(), whispers(user).length] as const;
    await act();
    const there = () => replies() > before[0] || homes() > before[1] || edge.view(user) !== undefined;
    await settled(there);
    if (!there()) return undefined;
    const view = edge.view(user);
    if (view) await edge.closeView(user);
    const whispered = whispers(user).slice(before[2]).map(text);
    return [...(view ? [JSON.stringify(view)] : []), ...whispered].join('\n');
  }

  return {
    bot: world.bot,
    until: (iso) => world.until(iso),
    apply: (wishes) => world.apply(wishes),
    messages: (name) => world.direct(name).map((one) => messagePage(name, one)),
    channel: () => world.inTeamChannel().map((one) => messagePage('ana', one)),
    async ask(name, words) {
      const user = world.userId(name);
      const before = whispers(user).length;
      const said = await answered(user, () => edge.command(user, edge.direct(user), '/driveline', words));
      const [open] = whispers(user).slice(before);
      if (said === undefined) return undefined;
      const nothing = { buttons: [], fields: [], press: refused, fill: refused };
      return open ? messagePage(name, open) : { ...nothing, text: said };
    },
    async home(name) {
      const user = world.userId(name);
      const said = await answered(user, () => edge.openHome(user));
      const home = edge.home(user);
      if (said === undefined || !home) return undefined;
      const buttons = pressablesOf(home.view).map((one) => ({ ...one, action: one.actionId, raw: one }));
      return { text: JSON.stringify(home), buttons, fields: [], press: refused, fill: refused };
    },
    take(name, { action: actionId, value }) {
      const user = world.userId(name);
      const channelId = edge.direct(user);
      const message = world.direct(name)[0] ?? edge.messages({ forUser: user })[0];
      const ts = message?.ts ?? '1.0';
      return answered(user, () => edge.press({ userId: user, channelId, ts, actionId, value }));
    },
    everyButton: () => edge.messages().flatMap(pressablesIn),
    history: (name) =>
      edge
        .messages({ forUser: world.userId(name) })
        .filter((one) => one.ephemeralFor === undefined)
        .map(text)
        .join('\n'),
    failing: (name) => failing(world, name),
  };
}

function pressablesIn(message: EdgeMessage): Pressable[] {
  return buttonsOf(message).map((one) => ({ ...one, action: one.actionId, raw: one }));
}

function refused(): Promise<never> {
  return Promise.reject(new Error('nothing can be done with this'));
}

async function failing(world: World, name: PersonName): Promise<void> {
  const user = world.userId(name);
  const { edge } = world;
  const whispers = () => edge.messages({ forUser: user }).filter((one) => one.ephemeralFor === user);
  const told = whispers().length;
  await edge.command(user, edge.direct(user), '/driveline', 'reflections');
  await settled(() => whispers().length > told);
  const own = whispers().at(-1);
  const reached = () => edge.calls('response_url').length + edge.calls('chat.postEphemeral').length;
  edge.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
  const before = edge.calls('views.open').length;
  const edit = own && buttonsOf(own).find(({ label }) => label === 'Edit');
  if (!own || !edit) throw new Error(`${name} cannot edit an entry`);
  const { channelId, ts } = own;
  const { actionId, value } = edit;
  await edge.press({ userId: user, channelId, ts, actionId, value });
  await settled(() => edge.calls('views.open').length > before);
  if (edge.calls('views.open').length === before) throw new Error('no dialog was tried');
  for (const kind of ['error', 'drop'] as const) {
    const calls = reached();
    edge.fault({ method: 'response_url', kind: kind === 'error' ? 'status' : kind, status: 500 });
    await edge.command(user, edge.direct(user), '/driveline', 'reflections');
    await settled(() => reached() > calls);
  }
}
