import type { Conversation, Jump, Person, PlaygroundState } from '../state.ts';
import { ClockPanel } from './clock-panel.tsx';
import { Mark } from './face.tsx';
import { PersonaPicker } from './persona-picker.tsx';

export interface SidebarProps {
  readonly state: PlaygroundState;
  readonly receivedAt: number;
  readonly self: Person;
  readonly current: Conversation;
  onJump(to: Jump): Promise<void>;
  onPerson(id: string): void;
  onConversation(id: string): void;
  onClose(): void;
}

export function Sidebar(props: SidebarProps) {
  const { state, self, current } = props;
  const channels = state.conversations.filter((c) => c.kind === 'channel');
  const directs = state.conversations.filter((c) => c.kind === 'direct');
  return (
    <aside className="sidebar" aria-label="Workspace">
      <header className="workspace">
        <Mark size={34} />
        <div>
          <h1>{state.workspace}</h1>
          <p>A made-up district to try Driveline in</p>
        </div>
        <button type="button" className="drawer-close" aria-label="Close the menu" onClick={props.onClose}>
          ×
        </button>
      </header>
      <ClockPanel clock={state.clock} receivedAt={props.receivedAt} zone={self.zone} onJump={props.onJump} />
      <PersonaPicker people={state.people} self={self} onPerson={props.onPerson} />
      <nav aria-label="Conversations">
        <h2>Direct messages</h2>
        <Rows rows={directs} current={current} onConversation={props.onConversation} />
        <h2>Channels</h2>
        <Rows rows={channels} current={current} onConversation={props.onConversation} />
      </nav>
      <footer>
        Slack-like, not Slack: drawn by slack-blocks-to-jsx from what the real adapter sent. Teams-like, not
        Teams: the same cards through the real Teams renderer, drawn by Microsoft’s adaptivecards; charts are
        Teams’ own, so here they are told in words.
      </footer>
    </aside>
  );
}

function Rows(props: {
  readonly rows: readonly Conversation[];
  readonly current: Conversation;
  onConversation(id: string): void;
}) {
  return (
    <ul>
      {props.rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="row"
            aria-current={row.id === props.current.id ? 'page' : undefined}
            data-unread={row.unread > 0}
            onClick={() => props.onConversation(row.id)}
          >
            <span className="sign" aria-hidden="true">
              {row.kind === 'channel' ? '#' : <Mark size={20} />}
            </span>
            <span className="name">{row.name}</span>
            {row.unread > 0 && (
              <span className="badge">
                {row.unread}
                <span className="unseen"> unread</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
