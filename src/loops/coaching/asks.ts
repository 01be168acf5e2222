import type { Card, CardNode } from '../../chat/card.ts';
import type { Due, PressHandler, Release, Showing } from '../../engine/loop.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { type Availability, addDays } from '../../model/calendar/index.ts';
import { cycleOf } from '../../model/coaching/cycle.ts';
import { afterTalk, type Moment } from '../../model/coaching/prompts.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type OccurrenceKey,
  type PersonId,
  type Window,
} from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { type ContactRow, contactById } from '../../store/queries/coaching.ts';
import { stepsOf } from '../../store/queries/coaching-plan.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory } from '../directory.ts';
import { anchorOf } from './calendar.ts';
import type { Button } from './cards.ts';
import { holdNotes } from './hold.ts';
import { readTarget, target } from './keys.ts';
import { relationOf } from './wall.ts';

/** The two messages of a cycle to somebody who is coached. */
export type AskView = 'before' | 'after';

/** After a talk somebody gets their breath back first. */
const AFTER_MS = 3_600_000;
/** Later than this, what is asked after a talk is no longer fresh. */
const FRESH_MS = 4 * 86_400_000;

export function askKey(view: AskView, contactId: string): OccurrenceKey {
  return as(`${view}:${contactId}`);
}

export function isAsk(view: string): view is AskView {
  return view === 'before' || view === 'after';
}

/** The message before a talk: as the coachee's last working day before it begins, or that morning. */
export function askBefore(contact: ContactRow, available: Availability | undefined): Planned | undefined {
  const dueOn = as<LocalDate>(contact.dueOn);
  const day = available?.dayBounds(dueOn);
  if (!available || !day) return undefined;
  const row = {
    ...{ key: askKey('before', contact.id), view: 'before', subject: contact.id },
    ...{ window: as<Window>(contact.cycle), expiresAt: day.closes },
  };
  for (let back = 1; back <= 4; back++) {
    const hours = available.dayBounds(addDays(dueOn, -back));
    if (hours) return { ...row, dueAt: hours.opens };
  }
  return { ...row, dueAt: day.opens };
}

/** The message after a talk that was held. */
export async function scheduleAfter(tx: Tx, contact: ContactRow, now: Instant): Promise<void> {
  const planned = {
    ...{ key: askKey('after', contact.id), view: 'after', subject: contact.id },
    ...{ window: as<Window>(contact.cycle), dueAt: now + AFTER_MS, expiresAt: now + FRESH_MS },
  };
  await schedule(tx, { tenantId: as(contact.tenantId), loop: 'coaching' }, planned, now);
}

export async function releaseAsk(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const contact = await contactById(tx, due.subject);
  const person = contact && (await personById(tx, as<PersonId>(contact.coacheeId)));
  const district = await directory(tx, due.tenantId);
  const relation =
    contact &&
    (await relationOf(tx, district, as<PersonId>(contact.coachId), as<PersonId>(contact.coacheeId)));
  if (!contact || !person?.active || !relation) return { type: 'drop', state: 'cancelled', reason: 'left' };
  // A talk that was logged already needs no preparing; one that was not held after all, no looking back.
  if ((due.view === 'before') !== (contact.state === 'planned')) {
    return { type: 'drop', state: 'cancelled', reason: 'nothing_to_ask' };
  }
  return releaseTo(tx, district, person, due, { subject: contact.id, lane: 'prompt' }, now);
}

export async function showAsk(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly view: AskView; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const { subject, view } = message;
  const contact = await contactById(tx, subject);
  const person = contact && (await personById(tx, as<PersonId>(contact.coacheeId)));
  const coach = contact && (await personById(tx, as<PersonId>(contact.coachId)));
  if (!contact || !person?.active || !coach) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await directory(tx, as(contact.tenantId));
  const relation = await relationOf(tx, district, as<PersonId>(coach.id), as<PersonId>(person.id));
  if (!relation) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const [step] = await stepsOf(tx, coach.id, person.id, 1);
  const cycle = cycleOf(as<Window>(contact.cycle), anchorOf(district));
  const card = askCard({
    ...{ locale: district.localeOf(person), view, contact, coach, confidential: relation === 'coach' },
    moment: view === 'before' ? 'before' : afterTalk(cycle),
    hold: holdNotes(district, district.localeOf(person)),
    openStep:
      step && step.tried === null && step.contactId !== contact.id ? as<LocalDate>(step.dueOn) : undefined,
  });
  return showTo(tx, district, person, { card, sent: message.sent }, now);
}

/** What is asked says who may read an answer, and takes none itself: words are written in a dialog. */
function askCard(ask: {
  readonly locale: Locale;
  readonly view: AskView;
  readonly contact: ContactRow;
  readonly coach: PersonRow;
  readonly moment: Moment;
  readonly confidential: boolean;
  readonly openStep: LocalDate | undefined;
  readonly hold: readonly CardNode[];
}): Card {
  const t = say(ask.locale).coaching;
  const { contact, coach, openStep } = ask;
  const day = shortDate(as<LocalDate>(contact.dueOn), ask.locale);
  const title = ask.view === 'before' ? t.ask.before(coach.name, day) : t.ask.after(coach.name);
  const value = target(contact.id);
  const write: Button = {
    ...{ action: 'coaching.write', label: t.ask.write, description: t.ask.writeMeaning },
    value: target(contact.id, '', ask.moment),
    opens: 'dialog',
  };
  const step: Button = {
    ...{ action: 'coaching.step', value, opens: 'dialog' },
    ...{ label: t.ask.step, description: t.ask.stepMeaning },
  };
  const tried: Button = {
    action: 'coaching.tried',
    value,
    label: t.ask.tried,
    description: t.ask.triedMeaning,
    opens: 'dialog',
  };
  const skip: Button = { action: 'coaching.skip', value, label: t.ask.skip, description: t.ask.skipMeaning };
  return {
    summary: title,
    nodes: [
      ...(ask.confidential ? [] : [{ kind: 'note', text: t.notConfidential } as const]),
      { kind: 'text', tone: 'strong', text: title },
      ...(ask.confidential
        ? [{ kind: 'text', text: ask.view === 'before' ? t.ask.beforeText : t.ask.afterText } as const]
        : []),
      ...(openStep ? [{ kind: 'text', text: t.ask.openStep(shortDate(openStep, ask.locale)) } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          ...(openStep ? [tried] : []),
          ...(ask.confidential ? [write] : []),
          ...(ask.confidential && ask.view === 'after' ? [step] : []),
          {
            ...{ action: 'coaching.open', value, opens: 'dialog' },
            ...{ label: t.week.open, description: t.week.openMeaning(coach.name) },
          },
          skip,
        ],
      },
      ...ask.hold,
      ...(ask.confidential ? [{ kind: 'note', text: t.ask.private(coach.name) } as const] : []),
    ],
  };
}

export const askPresses = {
  /** Left out: the message says so, and nobody is told. */
  'coaching.skip': async (tx, event, { actor }) => {
    const contact = await contactById(tx, readTarget(event.value).id);
    const t = say(actor.locale).coaching;
    if (contact?.coacheeId !== actor.personId) return { type: 'toast', text: t.notYours };
    return {
      type: 'replace',
      card: {
        summary: t.ask.skipped,
        nodes: [
          { kind: 'text', text: t.ask.skipped },
          {
            kind: 'buttons',
            buttons: [{ action: 'coaching.open', value: event.value, label: t.week.open, opens: 'dialog' }],
          },
        ],
      },
    };
  },
} satisfies Record<string, PressHandler>;

/** A contact was moved: what is asked before it moves along. */
export async function moveAsk(
  tx: Tx,
  contact: ContactRow,
  available: Availability | undefined,
  now: Instant,
): Promise<void> {
  const planned = askBefore(contact, available);
  if (!planned) return;
  await schedule(tx, { tenantId: as(contact.tenantId), loop: 'coaching' }, planned, now);
}
