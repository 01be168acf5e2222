import { Fragment, useEffect, useMemo, useRef } from 'react';
import type { EdgeMessage } from '../edge/types.ts';
import { messageKey } from '../message-key.ts';
import type { Person, PlaygroundState, Posts, Conversation as Row } from '../state.ts';
import type { TeamsOwn } from '../teams-view.ts';
import { Composer } from './composer.tsx';
import { Mark } from './face.tsx';
import { HomeTab, type Tab, TabSwitch, type ViewPress } from './home-tab.tsx';
import type { PostAnswer } from './link.ts';
import { type Look, LookSwitch } from './look.tsx';
import { MessageRow } from './message-row.tsx';
import { OwnRow } from './teams/own-row.tsx';
import { dayKey, dayName, useFlowing } from './time.ts';

export type Press = Omit<Posts['press'], 'person'>;
export type TeamsPress = Omit<Posts['teams-press'], 'person'>;

/** One conversation as its reader's client shows it, the newest message in sight. */
export function Conversation(props: {
  readonly state: PlaygroundState;
  readonly receivedAt: number;
  readonly self: Person;
  readonly current: Row;
  readonly look: Look;
  onLook(look: Look): void;
  onMenu(): void;
  onPress(press: Press): Promise<void>;
  onTeamsPress(press: TeamsPress): Promise<void>;
  onCommand(text: string): Promise<PostAnswer>;
  readonly tab: Tab;
  onTab(tab: Tab): void;
  onHome(): Promise<void>;
  onViewPress(press: ViewPress): Promise<void>;
}) {
  const { state, self, current, look } = props;
  const now = useFlowing(state.clock.now, props.receivedAt);
  const messages = useMemo(
    () => state.messages.filter((message) => message.channelId === current.id),
    [state.messages, current.id],
  );
  const own = look === 'slack' || current.kind !== 'direct' ? [] : (state.teamsOwn ?? []);
  // Home is Slack's; in Teams the same stands in a message, for whoever writes “home”.
  const hasTabs = look === 'slack' && current.kind === 'direct';
  const log = useRef<HTMLDivElement>(null);
  const last = messages.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another conversation or a new message is shown
  useEffect(() => {
    const newest = log.current?.querySelector<HTMLElement>('article:last-of-type');
    // A message taller than the window is shown from its beginning.
    if (log.current && newest) log.current.scrollTop = newest.offsetTop - log.current.offsetTop - 44;
  }, [current.id, self.id, last?.ts, messages.length, own.length, look, state.teams !== undefined]);

  return (
    <section className="conversation" aria-label={current.name}>
      <header>
        <button type="button" className="menu" aria-label="Open the menu" onClick={props.onMenu}>
          ☰
        </button>
        {current.kind === 'direct' ? (
          <Mark size={28} />
        ) : (
          <span className="hash" aria-hidden="true">
            #
          </span>
        )}
        <div>
          <h2>{current.name}</h2>
          <p>
            {current.kind === 'direct'
              ? `Only ${self.name.split(' ')[0]} sees this conversation`
              : `${current.members} people read this channel`}
          </p>
        </div>
        {hasTabs && <TabSwitch tab={props.tab} onTab={props.onTab} />}
        <LookSwitch look={look} onLook={props.onLook} />
      </header>
      {hasTabs && props.tab === 'home' ? (
        <HomeTab state={state} onOpen={props.onHome} onPress={props.onViewPress} />
      ) : (
        <>
          <div className="scroll" ref={log} role="log" aria-label={`Messages in ${current.name}`}>
            {messages.length === 0 && (
              <p className="empty">Nothing here yet. Move the clock and see what comes.</p>
            )}
            {messages.map((message, i) => (
              <Fragment key={messageKey(message)}>
                {startsDay(messages[i - 1], message, self.zone) && (
                  <h3 className="day">
                    <span>{dayName(message.postedAt, now, self.zone)}</span>
                  </h3>
                )}
                <MessageRow
                  message={message}
                  look={look}
                  teams={state.teams?.[messageKey(message)]}
                  author={state.people.find((person) => person.id === message.userId)}
                  zone={self.zone}
                  state={state}
                  onPress={props.onPress}
                  onTeamsPress={(action, { channelId, ts }) =>
                    props.onTeamsPress({ action, message: { channelId, ts } })
                  }
                />
                {ownAfter(own, message, messages[i + 1]).map((one) => (
                  <OwnRow
                    key={one.id}
                    message={one}
                    zone={self.zone}
                    onPress={(action) => void props.onTeamsPress({ action, own: one.id })}
                  />
                ))}
              </Fragment>
            ))}
          </div>
          <Composer
            key={`${self.id}:${current.id}`}
            to={current.kind === 'direct' ? current.name : `#${current.name}`}
            look={look}
            onSend={props.onCommand}
          />
        </>
      )}
    </section>
  );
}

/** What came in Teams alone between one message and the next. */
function ownAfter(
  own: readonly TeamsOwn[],
  message: EdgeMessage,
  next: EdgeMessage | undefined,
): readonly TeamsOwn[] {
  return own.filter(({ postedAt }) => postedAt >= message.postedAt && (!next || postedAt < next.postedAt));
}

function startsDay(before: EdgeMessage | undefined, message: EdgeMessage, zone: string): boolean {
  return !before || dayKey(before.postedAt, zone) !== dayKey(message.postedAt, zone);
}
