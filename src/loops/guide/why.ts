import { type Locale, say } from '../../locales/index.ts';
import { dayAndTime, shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Instant, type Window, type Zone } from '../../model/ids.ts';
import { CROSS_CUTTING, type Topic } from '../../model/items.ts';
import { REASONS, type Reason } from '../../model/occurrence.ts';
import { isReason } from '../../model/rotation/index.ts';
import type { DrawnRow, ToldRow } from '../../store/queries/why.ts';

/** The messages there are to tell about, in the order in which they come. */
const VIEWS = ['ask', 'reminder', 'snooze', 'choice', 'resting', 'post'] as const;

/** Everything that "why was I asked?" is answered from. */
export interface WhyView {
  /** Whose it is; absent where they ask about themselves. */
  readonly name?: string;
  readonly locale: Locale;
  readonly zone: Zone;
  readonly now: Instant;
  /** Whether check-ins go to this person at all. */
  readonly onTeam: boolean;
  /** The names of their teams that answer by vote. */
  readonly votesIn: readonly string[];
  readonly hasAccount: boolean;
  readonly weeks: readonly Week[];
  /** Who has looked this person up lately; told to themselves alone. */
  readonly lookups: readonly { readonly name: string; readonly at: Instant }[];
}

export interface Week {
  readonly which: 'thisWeek' | 'lastWeek';
  readonly window: Window;
  readonly rows: readonly ToldRow[];
  readonly drawn: readonly DrawnRow[];
}

/**
 * What gives away how somebody wants to be asked, together with what hides it: a full week and a pause read the same to
 * anybody else.
 */
const OWN_REASONS: readonly string[] = [
  'paused',
  'every_other',
  'quiet',
  'declined',
  'contact_budget',
  'nothing_to_ask',
] satisfies readonly Reason[];

/** Stands for any of them. */
const OWN = 'own';

/**
 * The rows that say nothing of whether somebody answered: the check-in itself and the team's digest. Reminders and
 * returns go, since they depend on it, and what was answered reads as sent.
 */
export function withoutParticipation(rows: readonly ToldRow[]): ToldRow[] {
  return rows
    .filter((row) => row.view === 'ask' || row.view === 'post')
    .map((row) => {
      const given = row.state === 'answered' || row.reason === 'answered' || row.reason === 'snoozed';
      if (given) return { ...row, state: 'sent', reason: null };
      return OWN_REASONS.includes(row.reason ?? '') ? { ...row, state: 'skipped', reason: OWN } : row;
    });
}

/** A week's heading and what is said under it. */
export function tellWeek(view: WhyView, week: Week): { readonly title: string; readonly lines: string[] } {
  const t = say(view.locale).guide.why;
  const snoozed = week.rows.some((row) => row.view === 'snooze');
  const rows = VIEWS.flatMap((name) =>
    week.rows
      // "Ask me later" takes the reminder's place, which is only written down when the reminder falls due.
      .filter((row) => row.view === name && !(snoozed && name === 'reminder' && row.state === 'planned'))
      .map((row) => tellRow(view, row, name)),
  );
  if (!week.rows.some((row) => row.view === 'ask') && view.onTeam) rows.unshift(t.nothing);
  return {
    title: t[week.which](shortDate(as(week.window), view.locale)),
    lines: [rows.join(' '), ...week.drawn.map((question) => tellQuestion(view, question))].filter(
      (line) => line !== '',
    ),
  };
}

function tellRow(view: WhyView, row: ToldRow, name: (typeof VIEWS)[number]): string {
  const t = say(view.locale).guide.why;
  const when = (at: Instant) => dayAndTime(at, view.zone, view.locale);
  switch (row.state) {
    case 'planned':
    case 'released': {
      const said = row.dueAt > view.now ? t.planned[name](when(row.dueAt)) : t.waiting[name](when(row.dueAt));
      return name === 'ask' && !view.hasAccount ? `${said} ${t.noAccountYet}` : said;
    }
    case 'sent':
    case 'answered':
      return t.sent[name](when(row.sentAt ?? row.dueAt));
    case 'skipped':
    case 'expired':
    case 'cancelled':
    case 'failed': {
      if (row.reason === OWN) return t.not[name](t.ownReason);
      const reason = REASONS.find((code) => code === row.reason);
      return t.not[name](reason === undefined ? t.unknownReason : t.reasons[reason]);
    }
  }
}

const TOPICS: readonly Topic[] = [...DRIVER_IDS, ...CROSS_CUTTING];

function tellQuestion(view: WhyView, question: DrawnRow): string {
  const t = say(view.locale);
  const topic = TOPICS.find((id) => id === question.driverId);
  const name = topic === undefined ? question.driverId : t.topics[topic];
  const said = {
    focus: t.guide.why.focus,
    least_covered: t.guide.why.leastCovered,
    cross_cutting: t.asking.drawnAcross,
  };
  return said[isReason(question.reason) ? question.reason : 'least_covered'](question.position + 1, name);
}
