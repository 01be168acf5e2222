import { type MouseEvent, useEffect, useState } from 'react';
import { type Block, Message as Blocks } from 'slack-blocks-to-jsx';
import type { PlaygroundState, Posts } from '../state.ts';
import { drawable } from './drawable.ts';
import { pressedIn } from './pressed.ts';
import { Switch } from './switch.tsx';

export type Tab = 'messages' | 'home';
export type ViewPress = Omit<Posts['press-view'], 'person'>;

const TABS = { messages: 'Messages', home: 'Home' } as const satisfies Record<Tab, string>;

/** The two tabs that an app has in Slack. */
export function TabSwitch(props: { readonly tab: Tab; onTab(tab: Tab): void }) {
  return (
    <Switch
      legend="Show of Driveline"
      name="tab"
      className="tabs"
      choices={TABS}
      chosen={props.tab}
      onChoose={props.onTab}
    />
  );
}

/** The app's Home tab: what the bot published for this person, drawn as it was sent. */
export function HomeTab(props: {
  readonly state: PlaygroundState;
  onOpen(): Promise<void>;
  onPress(press: ViewPress): Promise<void>;
}) {
  const { state, onOpen } = props;
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person opens another Home
  useEffect(() => void onOpen(), [state.you]);

  const view = state.home?.view;
  const blocks = Array.isArray(view?.blocks) ? (view.blocks as Readonly<Record<string, unknown>>[]) : [];

  const press = async (event: MouseEvent<HTMLDivElement>) => {
    const pressed = pressedIn(event.currentTarget, event.target, blocks);
    if (!pressed || busy) return;
    setBusy(true);
    await props.onPress({ on: 'home', ...pressed });
    setBusy(false);
  };

  return (
    <section className="scroll home" aria-label="Home" aria-busy={busy}>
      {blocks.length === 0 ? (
        <p className="empty">Opening Home …</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are real buttons; this only hears them
        // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button arrives as its click
        <div className="blocks" onClick={(event) => void press(event)}>
          {/* What the adapter sent is Block Kit; the library skips what it does not know. */}
          <Blocks blocks={drawable(blocks) as Block[]} name="Driveline" logo="" withoutWrapper />
        </div>
      )}
    </section>
  );
}
