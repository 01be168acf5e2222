import type { EdgeMessage, SlackEdge } from './edge/types.ts';
import { groupOf, type Lakeside } from './lakeside.ts';
import type { Memory } from './memory.ts';
import { FIRST_MINUTE, SUGGESTED } from './personas.ts';
import type { Conversation, Guide, Person, Phase, PlaygroundState } from './state.ts';
import type { TeamsSide } from './teams-side/index.ts';
import { teamsOwnOf, teamsViewOf } from './teams-view.ts';
import type { Witness } from './witness.ts';

/** The workspace as one person's client shows it. Everything in it comes from the edge. */
export function stateFor(
  parts: {
    readonly edge: SlackEdge;
    readonly lakeside: Lakeside;
    readonly memory: Memory;
    /** Given where the messages are wanted as Teams cards, too. */
    readonly inTeams?: { readonly side: TeamsSide; readonly witness: Witness };
  },
  moment: { readonly phase: Phase; readonly now: number; readonly moving: boolean },
  asked: string | undefined,
): PlaygroundState {
  const { edge, lakeside, memory, inTeams } = parts;
  const people = peopleOf(edge, lakeside);
  const guide = guideOf(edge, memory);
  // Somebody who is not there (a page from before a reset) becomes the first persona.
  const you = people.find((person) => person.id === asked)?.id ?? guide.teacher;
  const messages = edge.messages({ forUser: you });
  const view = edge.view(you);
  const home = edge.home(you);
  return {
    phase: moment.phase,
    workspace: lakeside.district.name,
    clock: { now: moment.now, moving: moment.moving },
    people,
    you,
    conversations: conversationsOf(edge, you, messages, memory.value.read[you] ?? {}),
    messages,
    ...(view ? { view } : {}),
    ...(home ? { home } : {}),
    ...(inTeams ? teamsPart(inTeams, messages, you) : {}),
    guide,
    botUserId: edge.botUserId,
  };
}

function teamsPart(
  { side, witness }: { readonly side: TeamsSide; readonly witness: Witness },
  messages: readonly EdgeMessage[],
  you: string,
): Pick<PlaygroundState, 'teams' | 'teamsOwn' | 'teamsDialog'> {
  const teamsDialog = side.dialogOf(you);
  return {
    teams: teamsViewOf(messages, witness, (message) => side.shownOf(you, message)),
    teamsOwn: teamsOwnOf(side, you),
    ...(teamsDialog ? { teamsDialog } : {}),
  };
}

function peopleOf(edge: SlackEdge, lakeside: Lakeside): readonly Person[] {
  const rank = (name: string) => (SUGGESTED.includes(name) ? SUGGESTED.indexOf(name) : SUGGESTED.length);
  return edge
    .users()
    .flatMap((user) => {
      const person = lakeside.people.find(({ key }) => key === user.name);
      return person ? [{ user, person }] : [];
    })
    .sort((a, b) => rank(a.user.name) - rank(b.user.name))
    .map(({ user, person }) => ({
      id: user.id,
      name: user.realName,
      title: user.title,
      zone: user.tz,
      group: groupOf(lakeside, person),
      suggested: SUGGESTED.includes(user.name),
    }));
}

function conversationsOf(
  edge: SlackEdge,
  you: string,
  messages: readonly EdgeMessage[],
  read: Readonly<Record<string, string>>,
): readonly Conversation[] {
  const unread = (id: string) =>
    messages.filter((message) => message.channelId === id && message.ts > (read[id] ?? '')).length;
  const channels = edge.channels();
  const direct = edge.direct(you);
  return [
    { id: direct, kind: 'direct', name: 'Driveline', members: 1, unread: unread(direct) },
    ...channels
      .filter(({ members }) => members.includes(you))
      .map(({ id, name, members }) => ({
        id,
        kind: 'channel' as const,
        name,
        members: members.length,
        unread: unread(id),
      })),
  ];
}

export function guideOf(edge: SlackEdge, memory: Memory): Guide {
  const idOf = (name: string) => edge.users().find((user) => user.name === name)?.id ?? '';
  return {
    teacher: idOf(FIRST_MINUTE.teacher),
    principal: idOf(FIRST_MINUTE.principal),
    channel: edge.channels().find(({ name }) => name === FIRST_MINUTE.channel)?.id ?? '',
    ...memory.value.guide,
  };
}
