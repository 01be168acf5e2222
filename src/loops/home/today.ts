import { say } from '../../locales/index.ts';
import { dayAndTime, shortDate } from '../../locales/when.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { as } from '../../model/ids.ts';
import { ledgerAbout } from '../../store/queries/why.ts';
import type { Tx } from '../../store/store.ts';
import { openCheckInCard } from '../checkin/now.ts';
import type { Directory } from '../directory.ts';
import { commandButton, type HomeReader, type Section, titled } from './section.ts';

/** Today's check-in, answered here as well as in its own message; or when the next one comes. */
export function todaySection(directory: Directory): Section {
  return {
    name: 'today',
    async nodes(tx, reader) {
      const { locale, personId, today, now, answered } = reader;
      const t = say(locale).home.today;
      const why = { kind: 'buttons', buttons: [commandButton('why', t.why)] } as const;
      // What was pressed may be a step on the way ("change", "ask me later"), which no table remembers.
      const card =
        answered?.loop === 'checkin'
          ? answered.card
          : await openCheckInCard(tx, directory, personId, today, now);
      if (card) return [{ kind: 'divider' }, ...card.nodes, why];
      const next = await nextCheckIn(tx, reader);
      return titled(t.title, [{ kind: 'text', text: [t.none, next].join(' ').trim() }, why]);
    },
  };
}

/** When the next check-in is planned, in a sentence; nothing where none is. */
async function nextCheckIn(tx: Tx, { locale, person, today, now }: HomeReader): Promise<string> {
  const t = say(locale).home.today;
  if (person.homeTeamId === null) return t.notAsked;
  const thisWeek = windowOf(today);
  const weeks = [thisWeek, as<typeof thisWeek>(addDays(as(thisWeek), 7))];
  const planned = (await ledgerAbout(tx, [person.id], weeks)).find(
    (row) => row.view === 'ask' && row.state === 'planned' && row.dueAt > now,
  );
  if (!planned) return '';
  const zone = as<Parameters<typeof dayAndTime>[1]>(person.zone);
  const day = shortDate(localOf(planned.dueAt, zone).date, locale);
  return t.next(`${dayAndTime(planned.dueAt, zone, locale)} (${day})`);
}
