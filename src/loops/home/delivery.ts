import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { as } from '../../model/ids.ts';
import { deliveryCounts } from '../../store/queries/home.ts';
import { unreachedPeople } from '../../store/queries/reach.ts';
import { workspaces } from '../../store/queries/workspaces.ts';
import { commandButton, type Section, titled } from './section.ts';

const LOOKS_BACK_MS = 7 * 86_400_000;
/** Codes of failures that are named. */
const MOST_CODES = 5;

/** The outbox's states as an admin reads them. */
const READ_AS = {
  sent: ['sent'],
  waiting: ['ready', 'sending'],
  late: ['expired'],
  failed: ['dead'],
  uncertain: ['uncertain'],
} as const;

/** For those who run the bot: what was sent, what failed and why. Counts of messages, and nothing of what they led to. */
export const deliverySection: Section = {
  name: 'delivery',
  async nodes(tx, { admin, district, locale, now }) {
    if (!admin) return [];
    const t = say(locale).home.delivery;
    const tenantId = as<Parameters<typeof deliveryCounts>[1]>(district.tenant.id);
    const rows = await deliveryCounts(tx, tenantId, now - LOOKS_BACK_MS);
    const count = (states: readonly string[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, { messages }) => sum + messages, 0);
    const facts = (['sent', 'waiting', 'late', 'failed', 'uncertain'] as const)
      .map((name) => ({ name, messages: count(READ_AS[name]) }))
      .filter(({ name, messages }) => messages > 0 || name === 'sent' || name === 'failed')
      .map(({ name, messages }) => ({ label: t[name], value: String(messages) }));
    const codes = rows
      .flatMap(({ error, messages }) => (error === null ? [] : [{ error, messages }]))
      .sort((a, b) => b.messages - a.messages)
      .slice(0, MOST_CODES)
      .map(({ error, messages }) => t.one(error, messages));
    const unreached = new Set((await unreachedPeople(tx, tenantId)).map(({ personId }) => personId)).size;
    const apps = (await workspaces(tx))
      .filter((one) => one.tenantId === district.tenant.id)
      .map(({ platform, blockedReason }) => {
        const app = say(locale).reach.platforms[platform];
        return blockedReason === null ? t.workspace(app) : t.blocked(app, blockedReason);
      });
    const lines = [
      ...(apps.length === 0 ? [t.noWorkspace] : apps),
      unreached === 0 ? t.everybody : t.unreached(unreached),
      ...(codes.length === 0 ? [] : [t.reasons(codes.join(', '))]),
    ];
    const nodes: CardNode[] = [
      { kind: 'facts', facts },
      { kind: 'text', text: lines.join('\n') },
      ...(unreached === 0 ? [] : [{ kind: 'buttons', buttons: [commandButton('reach', t.who)] } as const]),
      { kind: 'note', text: t.counts },
    ];
    return titled(t.title, nodes);
  },
};
