import { WEEKDAYS } from '../../district/describe.ts';
import type { DistrictInput } from '../../district/schema.ts';
import { say } from '../../locales/index.ts';
import { weekdays, zoneName } from '../../locales/when.ts';
import { DRIVER_IDS, VOCABULARIES } from '../../model/drivers.ts';
import { STAGES } from '../../model/stage.ts';
import type { Seen } from './operation.ts';
import type { Option } from './spec.ts';

/* What there is to choose from, in the reader's words. */

const named = ({ key, name }: { readonly key: string; readonly name: string }): Option => ({
  value: key,
  label: `${name} (${key})`,
});

export const zones = ({ zones: all, locale }: Seen): Option[] =>
  all.map((zone) => ({ value: zone, label: zoneName(zone, locale) }));

export const languages = ({ h }: Seen): Option[] =>
  (['en', 'es'] as const).map((value) => ({ value, label: h.languages[value] }));

export const vocabularies = ({ t }: Seen): Option[] =>
  VOCABULARIES.map((value) => ({ value, label: t.vocabularies[value] }));

export const drivers = ({ locale }: Seen): Option[] =>
  DRIVER_IDS.map((value) => ({ value, label: say(locale).drivers[value] }));

export const stages = ({ locale }: Seen): Option[] =>
  STAGES.map((value) => ({ value, label: say(locale).setup.stages[value] }));

export const days = ({ locale }: Seen): Option[] =>
  WEEKDAYS.map((value, i) => ({ value, label: weekdays(String(i + 1), locale) }));

export const weeks = ({ locale }: Seen): Option[] =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ value: String(n), label: say(locale).setup.weeks(n) }));

/** Below three, figures could be traced back to a person. */
export const ks = (): Option[] =>
  [3, 4, 5, 6, 7, 8, 9, 10, 15, 20].map(String).map((n) => ({ value: n, label: n }));

export const spreads = ({ t }: Seen): Option[] =>
  [0, 15, 30, 60, 120, 240].map((n) => ({ value: String(n), label: t.minutes(n) }));

export const schools = ({ file }: Seen): Option[] => (file.schools ?? []).map(named);
export const districts = ({ file }: Seen): Option[] => (file.districts ?? []).map(named);
export const regions = ({ file }: Seen): Option[] => (file.regions ?? []).map(named);

/** Every unit that a role can be held in, teams first. */
export function units(file: DistrictInput): Option[] {
  const { district, districts: others = [], regions: above = [], schools: all = [], teams, state } = file;
  return [...teams, ...all, district, ...others, ...above, ...(state ? [state] : [])].map(named);
}
