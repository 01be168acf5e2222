import type { Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import type { Lost } from './lost.ts';

/** Rows that are read; more of them are a number. */
const SHOWN = 20;

/**
 * Whom nothing reaches and why, and whose channel took no digest: a matter of accounts and channels, and of nothing
 * that anybody answered or did not.
 */
export function reachCard(locale: Locale, { people, units }: Lost): Card {
  const t = say(locale).reach;
  const count = new Set(people.map(({ personId }) => personId)).size;
  const silent = units.length === 0 ? undefined : t.silent(units.map(({ name }) => name));
  if (count === 0) {
    const sentence = silent ?? t.everybody;
    return { summary: sentence, nodes: [{ kind: 'text', text: sentence }] };
  }
  const rest = people.length - SHOWN;
  return {
    summary: t.some(count),
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text: t.some(count) },
      {
        kind: 'table',
        caption: t.title,
        columns: [{ label: t.person }, { label: t.where }, { label: t.why }],
        rows: people
          .slice(0, SHOWN)
          .map(({ name, platform, unreachable }) => [
            name,
            platform === null ? t.nowhere : t.platforms[platform],
            reasonOf(locale, unreachable),
          ]),
      },
      ...(rest > 0 ? [{ kind: 'text', text: t.more(rest) } as const] : []),
      { kind: 'note', text: t.fix },
      ...(silent === undefined ? [] : [{ kind: 'text', text: silent } as const]),
    ],
  };
}

/** Microsoft's codes for a conversation that is closed, in words. */
const REASONS: Readonly<
  Record<
    string,
    'neverAdded' | 'removed' | 'blocked' | 'switchedOff' | 'deactivated' | 'notAllowed' | 'notKnown'
  >
> = {
  ForbiddenOperationException: 'neverAdded',
  BotNotInConversationRoster: 'neverAdded',
  ConversationNotFound: 'neverAdded',
  uninstalled: 'removed',
  MessageWritesBlocked: 'blocked',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'switchedOff',
  graph_forbidden: 'notAllowed',
  graph_not_found: 'notKnown',
  graph_refused: 'neverAdded',
  deactivated: 'deactivated',
};

function reasonOf(locale: Locale, code: string | null): string {
  const { reasons } = say(locale).reach;
  if (code === null) return reasons.noAccount;
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ? reasons[known] : reasons.other(code);
}
