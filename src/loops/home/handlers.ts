import type { CommandHandler, HandlerContext, PressHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { heardZoneOf } from '../../store/queries/own-setting.ts';
import type { Tx } from '../../store/store.ts';
import { digestReply } from './digests.ts';
import { historyCard } from './history.ts';
import { type HomeParts, homeNow, readerOf } from './home.ts';
import { privacyCard } from './privacy.ts';
import { awayForm } from './rest.ts';
import { hoursForm, zoneForm } from './settings.ts';
import { placed } from './wrapped.ts';

/** What is opened from Home: a card beside it, or a dialog. Nothing is changed by any of these. */
export function openPresses(parts: HomeParts) {
  const reader = (tx: Tx, context: HandlerContext) => readerOf(tx, parts, context);
  return {
    'home.history': async (tx, _event, context) => ({
      type: 'whisper',
      card: await historyCard(tx, await reader(tx, context)),
    }),
    'home.privacy': async (tx, _event, context) => ({
      type: 'whisper',
      card: privacyCard(await reader(tx, context)),
    }),
    'home.digest': async (tx, event, context) => {
      const opened = await digestReply(tx, parts, await reader(tx, context), event.value);
      return opened ?? { type: 'toast', text: say(context.actor.locale).home.digest.gone };
    },
    'home.away': async (tx, { message }, context) => {
      const { locale, today } = await reader(tx, context);
      return { type: 'openForm', form: placed(awayForm(locale, today), message) };
    },
    'home.zone': async (tx, { message }, context) => {
      const { locale, ...about } = await reader(tx, context);
      const heard = await heardZoneOf(tx, about.personId);
      return { type: 'openForm', form: placed(zoneForm(locale, { ...about, heard }), message) };
    },
    'home.hours': async (tx, { message }, context) => {
      const { locale, person } = await reader(tx, context);
      return { type: 'openForm', form: placed(hoursForm(locale, person), message) };
    },
  } satisfies Record<string, PressHandler>;
}

/** `/driveline home`: the same page where there is no tab for it, or nobody looks for one. */
export function homeCommands(parts: HomeParts): Readonly<Record<string, CommandHandler>> {
  const home: CommandHandler = (tx, _event, _rest, context) => homeNow(tx, parts, context);
  return { home, settings: home, inicio: home, ajustes: home, configuracion: home };
}
