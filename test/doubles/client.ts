import type { Bot } from '../../src/main.ts';
import type { DistrictWishes, PersonName } from './world.ts';

/** Where something is read: Home; an answer to a command; what a button opens or whispers; what stays in the chat. */
export const SURFACES = ['home', 'command', 'button', 'chat'] as const;
export type Surface = (typeof SURFACES)[number];

/** Something that can be pressed, as the platform's client hands it back, by whomever it is pressed. */
export interface Pressable {
  readonly label: string;
  readonly action: string;
  readonly value: string;
  /** In the platform's own form. */
  readonly raw: unknown;
}

/** Something that is shown to somebody: a message, a sentence for their eyes, a dialog. */
export interface Page {
  /** All of it, as it came over the wire. */
  readonly text: string;
  readonly buttons: readonly Pressable[];
  /** The names of its fields, in their order. */
  readonly fields: readonly string[];
  /** Presses what begins with this label. @returns what it opened, where it opened something */
  press(label: string): Promise<Page | undefined>;
  /** Sends the dialog that this is, with these values beside what stands in it, and closes what takes its place. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
}

/** A chat platform as people see it: what the same promise is tested with on each. */
export interface Client {
  readonly bot: Bot;
  until(iso: string): Promise<void>;
  apply(wishes: DistrictWishes): Promise<void>;
  /** The messages to somebody in their own conversation, oldest first. */
  messages(name: PersonName): readonly Page[];
  /** What is written in the team's channel. */
  channel(): readonly Page[];
  /** What a command is answered with; `undefined` where the answer never came. */
  ask(name: PersonName, words: string): Promise<Page | undefined>;
  home(name: PersonName): Promise<Page | undefined>;
  /** Presses anything as anybody, on a message of their own. @returns all that answered; `undefined`: nothing did */
  take(name: PersonName, button: Pressable): Promise<string | undefined>;
  /** Everything that could be pressed on any message, and in any dialog that was open, until now. */
  everyButton(): readonly Pressable[];
  /** What stays in the chat for somebody to read again, now. */
  history(name: PersonName): string;
  /** Answers that hold somebody's words fail on their way. */
  failing(name: PersonName): Promise<void>;
}
