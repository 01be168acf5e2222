import type { Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { leastShown } from '../../model/fidelity/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { crowdOf } from '../../store/queries/barrier.ts';
import { chainOf, type UnitRow } from '../../store/queries/people.ts';
import { type PolicyRow, policyAnswers } from '../../store/queries/policy.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { majority, type PolicyParts, placeOf, wordsOf } from './rule.ts';

/** Lines shown: each is a person's own. */
const MOST_LINES = 12;

/**
 * What teams say of a rule, once nobody can change it any more: one reading over all of them from k people on, and
 * lines without names. Before that day there is nothing, so that no two looks can be subtracted.
 */
export async function heardCard(
  tx: Tx,
  { seal }: Pick<PolicyParts, 'seal'>,
  district: District,
  row: PolicyRow,
  locale: Locale,
): Promise<Card> {
  const { policy } = say(locale);
  const t = policy.heard;
  const answers = await policyAnswers(tx, row.id);
  const effects = answers.flatMap(({ effect }) => effect ?? []);
  const k = leastShown(district.tenant.k);
  const most = majority(effects);
  const reading =
    effects.length < k
      ? t.few(k)
      : most
        ? t.most(policy.effects[most], effects.length)
        : t.mixed(effects.length);
  const lines: Card['nodes'][number][] = [];
  for (const { teamId, personId, words } of answers
    .filter((one) => one.words !== null)
    .slice(0, MOST_LINES)) {
    const from = await voiceOf(tx, district, teamId);
    if (!from || words === null) continue;
    lines.push({ kind: 'note', text: from.kind === 'team' ? t.member(from.name) : t.somebody(from.name) });
    lines.push({ kind: 'quote', text: seal.open(words, placeOf(row.id, `said:${personId}`)) });
  }
  const title = t.title(wordsOf(seal, row, 'title'));
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', tone: 'strong', text: reading },
      ...(lines.length > 0 ? [{ kind: 'text', text: t.lines } as const, ...lines] : []),
      { kind: 'note', text: t.small },
    ],
  };
}

/** Behind whom a line stands: the team, or the nearest unit above it in which at least k people work. */
async function voiceOf(tx: Tx, district: District, teamId: string): Promise<UnitRow | undefined> {
  const chain = chainOf(district.units, as<UnitId>(teamId));
  for (const unit of chain) {
    const inside = [...district.units.values()]
      .filter((one) => chainOf(district.units, as<UnitId>(one.id)).includes(unit))
      .map((one) => one.id);
    if ((await crowdOf(tx, inside)) >= leastShown(district.tenant.k)) return unit;
  }
  return chain.at(-1);
}
