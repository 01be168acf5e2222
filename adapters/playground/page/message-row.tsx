import { Component, type MouseEvent, memo, type ReactNode, useState } from 'react';
import { type Block, Message as Blocks } from 'slack-blocks-to-jsx';
import type { EdgeMessage } from '../edge/types.ts';
import { type Pressable, pressables } from '../pressables.ts';
import type { Person, PlaygroundState } from '../state.ts';
import type { TeamsAction } from '../teams-edge/types.ts';
import type { TeamsDrawing } from '../teams-view.ts';
import type { Press } from './conversation.tsx';
import { drawable } from './drawable.ts';
import { Face, Mark } from './face.tsx';
import type { Look } from './look.tsx';
import { TeamsCard } from './teams/teams-card.tsx';
import { clockTime } from './time.ts';

export interface MessageRowProps {
  readonly message: EdgeMessage;
  readonly look: Look;
  /** The message as Teams gets it; absent until the page has asked for it, and where it is too far back. */
  readonly teams: TeamsDrawing | undefined;
  /** Absent where the app wrote it. */
  readonly author: Person | undefined;
  readonly zone: string;
  readonly state: PlaygroundState;
  onPress(press: Press): Promise<void>;
  onTeamsPress(action: TeamsAction, message: EdgeMessage): Promise<void>;
}

/** One message: who, when, and its blocks exactly as the adapter sent them. */
export const MessageRow = memo(
  function MessageRow(props: MessageRowProps) {
    const { message, look, teams, author, zone, state } = props;
    const [busy, setBusy] = useState(false);

    // slack-blocks-to-jsx has no hook for presses; its buttons come in the order of the blocks' elements.
    const press = async (event: MouseEvent<HTMLDivElement>) => {
      const button = (event.target as Element).closest('button.slack_blocks_to_jsx__button_element');
      if (!button || busy) return;
      const all = [...event.currentTarget.querySelectorAll('button.slack_blocks_to_jsx__button_element')];
      const pressed = pressables(message.blocks)[all.indexOf(button)];
      if (pressed) await pressOn(pressed);
    };

    const pressOn = (pressed: Pressable) =>
      busily(() => props.onPress({ channelId: message.channelId, ts: message.ts, ...pressed }));

    const busily = async (work: () => Promise<void>) => {
      setBusy(true);
      await work();
      setBusy(false);
    };

    return (
      <article className="message" data-ephemeral={message.ephemeralFor !== undefined} aria-busy={busy}>
        {author ? <Face name={author.name} /> : <Mark />}
        <div className="body">
          <p className="by">
            <strong>{author?.name ?? 'Driveline'}</strong>
            {!author && <span className="app">APP</span>}
            <time dateTime={new Date(message.postedAt).toISOString()}>
              {clockTime(message.postedAt, zone)}
            </time>
            {message.ephemeralFor && <span className="ephemeral">Only visible to you</span>}
          </p>
          <div className="drawings" data-look={look}>
            {look !== 'teams' && (
              <div className="drawing">
                {look === 'both' && <p className="client">Slack</p>}
                {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are real buttons; this only hears them */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button arrives as its click */}
                <div className="blocks" onClick={(event) => void press(event)}>
                  <DrawnOrText text={message.text}>
                    {message.blocks.length > 0 ? (
                      <Blocks
                        // What the adapter sent is Block Kit; the library skips what it does not know.
                        blocks={drawable(message.blocks) as Block[]}
                        name="Driveline"
                        logo=""
                        withoutWrapper
                        data={{
                          users: state.people.map(({ id, name }) => ({ id, name })),
                          channels: state.conversations.map(({ id, name }) => ({ id, name })),
                        }}
                      />
                    ) : (
                      <p className="plain">{message.text}</p>
                    )}
                  </DrawnOrText>
                </div>
              </div>
            )}
            {look !== 'slack' && (
              <div className="drawing">
                {look === 'both' && <p className="client">Teams</p>}
                {teams && (
                  <TeamsCard
                    card={teams.card}
                    onPress={(action) => {
                      if (!busy) void busily(() => props.onTeamsPress(action, message));
                    }}
                  />
                )}
                {teams?.note && <p className="small teams-note">{teams.note}</p>}
              </div>
            )}
          </div>
          {message.editedAt !== undefined && <span className="edited">(edited)</span>}
        </div>
      </article>
    );
  },
  (was, is) =>
    was.message.ts === is.message.ts &&
    was.message.editedAt === is.message.editedAt &&
    was.zone === is.zone &&
    was.look === is.look &&
    JSON.stringify(was.teams) === JSON.stringify(is.teams) &&
    JSON.stringify(was.message.blocks) === JSON.stringify(is.message.blocks) &&
    was.message.text === is.message.text,
);

/** Falls back to the message's plain text, as a client does that cannot draw a block. */
class DrawnOrText extends Component<
  { readonly text: string; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p className="plain">{this.props.text}</p> : this.props.children;
  }
}
