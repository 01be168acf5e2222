import type { EdgeAck } from '../../adapters/playground/edge/types.ts';
import { isJson } from '../../adapters/playground/edge/wire.ts';
import { type PersonName, settled, type World } from './world.ts';

type Block = Readonly<Record<string, unknown>>;

function blocksOf(view: Block | undefined): readonly Block[] {
  return Array.isArray(view?.blocks) ? view.blocks.filter(isJson) : [];
}

/** Everything that a view says, a line for each text in it. */
export function wordsOf(view: Block | undefined): string {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isJson(value)) {
      if (typeof value.text === 'string') words.push(value.text);
      for (const each of Object.values(value)) if (typeof each === 'object') walk(each);
    }
  };
  walk(blocksOf(view));
  return words.join('\n');
}

/** What can be pressed in a view. */
export function pressablesOf(view: Block | undefined) {
  return blocksOf(view).flatMap((block) => {
    const elements = Array.isArray(block.elements) && block.type === 'actions' ? block.elements : [];
    return elements.map((element: { text: { text: string }; action_id: string; value: string }) => ({
      label: element.text.text,
      actionId: element.action_id,
      value: element.value,
      blockId: String(block.block_id),
    }));
  });
}

/** A person's Home tab in the local Slack, as they see and press it. */
export class HomeTab {
  readonly world: World;
  readonly name: PersonName;

  constructor(world: World, name: PersonName) {
    this.world = world;
    this.name = name;
  }

  get userId(): string {
    return this.world.userId(this.name);
  }

  get view(): Block | undefined {
    return this.world.edge.home(this.userId)?.view;
  }

  get words(): string {
    return wordsOf(this.view);
  }

  get labels(): string[] {
    return pressablesOf(this.view).map(({ label }) => label);
  }

  /** How often it was filled. */
  get filled(): number {
    return this.world.edge
      .calls('views.publish')
      .filter(({ body, error }) => body.user_id === this.userId && error === undefined).length;
  }

  async open(): Promise<this> {
    const before = this.filled;
    const ack = await this.world.edge.openHome(this.userId);
    if (ack.status !== 200) throw new Error(`opening Home was answered with ${ack.status}`);
    await settled(() => this.filled > before);
    return this;
  }

  /** Presses the button with this label, and waits until Home is filled anew or a dialog has opened. */
  async press(label: string, extra: { readonly value?: string } = {}): Promise<EdgeAck> {
    const button = pressablesOf(this.view).find((one) => one.label.startsWith(label));
    if (!button) throw new Error(`no button "${label}" among ${this.labels.join(' | ')}`);
    const [before, dialog] = [this.filled, this.world.edge.view(this.userId)?.viewId];
    const { actionId, blockId } = button;
    const ack = await this.world.edge.pressView({
      userId: this.userId,
      on: 'home',
      actionId,
      blockId,
      ...extra,
    });
    await settled(() => this.filled > before || this.world.edge.view(this.userId)?.viewId !== dialog);
    return ack;
  }

  /** Presses a button in the dialog that is open, and waits until another one stands in its place or on top of it. */
  async pressInDialog(label: string): Promise<EdgeAck> {
    const seen = this.world.edge.view(this.userId);
    const button = pressablesOf(seen?.view).find((one) => one.label.startsWith(label));
    if (!button) throw new Error(`no button "${label}" in the dialog`);
    const { actionId, blockId } = button;
    const ack = await this.world.edge.pressView({ userId: this.userId, on: 'dialog', actionId, blockId });
    await settled(() => this.world.edge.view(this.userId)?.view !== seen?.view);
    return ack;
  }

  /** The names of the fields of the open dialog. */
  get fields(): string[] {
    return blocksOf(this.world.edge.view(this.userId)?.view)
      .filter((block) => block.type === 'input')
      .map((block) => String(block.block_id));
  }

  /** What the dialog that is open says. */
  get dialog(): string {
    return wordsOf(this.world.edge.view(this.userId)?.view);
  }

  /** Fills the open dialog by its fields' names and sends it; waits until Home is filled anew or it has errors. */
  async send(values: Readonly<Record<string, string | boolean>>): Promise<EdgeAck> {
    const before = this.filled;
    const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    const ack = await this.world.edge.submit(this.userId, fields);
    await settled(() => this.filled > before || this.errors !== undefined);
    return ack;
  }

  get errors(): Readonly<Record<string, string>> | undefined {
    return this.world.edge.view(this.userId)?.errors;
  }
}
