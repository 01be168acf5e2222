import { say } from '../../locales/index.ts';
import { areaButtons } from '../district/forms.ts';
import { type Section, titled } from './section.ts';

/** For those who keep the bot running: what is set up, the dialog that sets up more, and the parts of the district that can be changed. */
export const setupSection: Section = {
  name: 'setup',
  async nodes(_tx, { admin, district, locale }) {
    if (!admin) return [];
    const t = say(locale).setup;
    const teams = [...district.units.values()].filter(({ kind }) => kind === 'team').length;
    return titled(t.section, [
      { kind: 'text', text: teams === 0 ? t.none : t.teams(teams) },
      {
        kind: 'buttons',
        buttons: [{ action: 'setup.begin', value: '', label: t.beginButton, opens: 'dialog' }],
      },
      { kind: 'text', text: say(locale).district.intro },
      areaButtons(locale),
    ]);
  },
};
