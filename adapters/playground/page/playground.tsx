import { useCallback, useEffect, useState } from 'react';
import type { Jump } from '../state.ts';
import { Conversation } from './conversation.tsx';
import { Dialog } from './dialog.tsx';
import { Guide } from './guide.tsx';
import type { Tab } from './home-tab.tsx';
import { type PostAnswer, useLink } from './link.ts';
import { type Look, readLook } from './look.tsx';
import { Preparing } from './preparing.tsx';
import { Sidebar } from './sidebar.tsx';
import { TeamsDialog } from './teams/teams-dialog.tsx';

/** The whole page: whose client it is, which conversation is open, and what the server last said. */
export function Playground() {
  const [person, setPerson] = useState<string | undefined>(
    () => sessionStorage.getItem('person') ?? undefined,
  );
  const [open, setOpen] = useState<Readonly<Record<string, string>>>({});
  const [tab, setTab] = useState<Tab>('messages');
  const [drawer, setDrawer] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [look, setLook] = useState<Look>(() => readLook(localStorage.getItem('look')));
  const { state, receivedAt, connected, post } = useLink(person, look !== 'slack');

  const tell = useCallback((answer: PostAnswer) => setTrouble(answer.ok ? undefined : answer.message), []);

  const you = state?.you;
  const conversations = state?.conversations ?? [];
  const current = conversations.find((c) => c.id === (you ? open[you] : undefined)) ?? startOf(conversations);

  const become = (id: string, channelId?: string) => {
    sessionStorage.setItem('person', id);
    setPerson(id);
    if (channelId) setOpen((was) => ({ ...was, [id]: channelId }));
    setDrawer(false);
  };

  const draw = (wanted: Look) => {
    localStorage.setItem('look', wanted);
    setLook(wanted);
  };

  const choose = (channelId: string) => {
    if (you) setOpen((was) => ({ ...was, [you]: channelId }));
    setDrawer(false);
  };

  const jump = async (to: Jump) => {
    if (you) tell(await post('clock', { person: you, to }));
  };

  const ready = state?.phase.type === 'ready';
  const unread = current && ready && (person === undefined || person === you) ? current.unread : 0;
  const newest = state?.messages.findLast((message) => message.channelId === current?.id)?.ts;
  const openId = current?.id;
  // Says once for each newest message that it has been read, however often the state comes in meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer message has to be read anew
  useEffect(() => {
    if (you && openId && unread > 0) void post('read', { person: you, channelId: openId });
  }, [you, openId, unread > 0, newest, post]);

  if (!state || !you) return <Preparing phase={undefined} />;
  if (state.phase.type !== 'ready') return <Preparing phase={state.phase} />;
  const self = state.people.find((p) => p.id === you);
  if (!self || !current) return <Preparing phase={undefined} />;

  return (
    <div className="playground" data-drawer={drawer ? 'open' : 'closed'}>
      <a className="skip" href="#conversation">
        Skip to the conversation
      </a>
      <Sidebar
        state={state}
        receivedAt={receivedAt}
        self={self}
        current={current}
        onJump={jump}
        onPerson={become}
        onConversation={choose}
        onClose={() => setDrawer(false)}
      />
      <main id="conversation" tabIndex={-1}>
        {!state.guide.closed && (
          <Guide
            state={state}
            onPerson={become}
            onJump={jump}
            onClose={() => void post('close-guide', { person: you })}
          />
        )}
        <Conversation
          state={state}
          receivedAt={receivedAt}
          self={self}
          current={current}
          look={look}
          onLook={draw}
          onMenu={() => setDrawer(true)}
          tab={tab}
          onTab={setTab}
          onHome={async () => tell(await post('open-home', { person: you }))}
          onViewPress={async (press) => tell(await post('press-view', { person: you, ...press }))}
          onPress={async (press) => tell(await post('press', { person: you, ...press }))}
          onTeamsPress={async (press) => tell(await post('teams-press', { person: you, ...press }))}
          onCommand={(text) =>
            post(look === 'teams' ? 'teams-say' : 'command', { person: you, channelId: current.id, text })
          }
        />
      </main>
      {state.teamsDialog && look !== 'slack' ? (
        <TeamsDialog
          {...state.teamsDialog}
          people={state.people}
          onPress={async (action) => tell(await post('teams-press', { person: you, action }))}
          onClose={async () => tell(await post('teams-close', { person: you }))}
        />
      ) : state.view ? (
        <Dialog
          key={state.view.viewId}
          shown={state.view}
          people={state.people}
          conversations={conversations}
          onSubmit={async (values) => tell(await post('submit', { person: you, values }))}
          onClose={async () => tell(await post('close-dialog', { person: you }))}
          onPress={async (press) => tell(await post('press-view', { person: you, ...press }))}
        />
      ) : null}
      <div className="toasts" role="status" aria-live="polite">
        {!connected && <p className="toast">The playground has stopped. Start it again with npm start.</p>}
        {trouble && (
          <p className="toast">
            {trouble}
            <button type="button" onClick={() => setTrouble(undefined)}>
              Close
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

/** The app's direct messages first: that is where a check-in waits. */
function startOf<C extends { readonly kind: string }>(conversations: readonly C[]): C | undefined {
  return conversations.find((c) => c.kind === 'direct') ?? conversations[0];
}
