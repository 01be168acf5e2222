import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { addDays, PERIOD_WEEKS } from '../../model/calendar/index.ts';
import { as, type Window } from '../../model/ids.ts';
import { LINK_IDS } from '../../model/integration/index.ts';
import { CONSENSUSES } from '../../model/vote/index.ts';
import { newestLinks } from '../../store/queries/vote.ts';
import { linksExplained, linksLine } from '../vote/part.ts';
import { levelPart } from './part.ts';

/** Each has a line; a school has one or two teams that vote. */
const MOST_TEAMS = 2;

/** What a school's voting teams agreed on about the links since the last digest: each by itself, never one mean. */
export const levelLinksPart = levelPart({
  name: 'links',
  schema: z.array(
    z.object({
      team: z.string(),
      window: z.string(),
      answers: z.array(z.object({ linkId: z.enum(LINK_IDS), answer: z.enum(CONSENSUSES) })),
    }),
  ),
  async gather(tx, { district, unit, window }) {
    if (unit.kind !== 'school') return null;
    const since = as<Window>(addDays(as(window), -7 * PERIOD_WEEKS));
    const voting = [...district.units.values()].filter(
      (team) => team.parentId === unit.id && team.answersBy === 'vote',
    );
    const told = [];
    for (const team of voting) {
      const newest = await newestLinks(tx, as(team.id), since, window);
      if (!newest) continue;
      const answers = newest.answers.flatMap(({ linkId, answer }) => {
        const known = LINK_IDS.find((id) => id === linkId);
        return known ? [{ linkId: known, answer }] : [];
      });
      told.push({ team: team.name, window: newest.window, answers });
    }
    return told.length === 0 ? null : told.slice(0, MOST_TEAMS);
  },
  nodes: (kept, { locale }) =>
    kept.flatMap(({ team, window, answers }) =>
      linksLine(as(window), answers, locale, true).map(
        (line): CardNode => ({ kind: 'text', text: `${team} · ${line}` }),
      ),
    ),
  explain: (kept, locale) => kept.map(({ team, answers }) => `${team} · ${linksExplained(answers, locale)}`),
});
