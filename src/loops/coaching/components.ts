import { type Locale, ownWordingOf, say } from '../../locales/index.ts';
import { DEFAULT_COMPONENTS } from '../../model/coaching/practice.ts';
import type { District } from '../directory.ts';

/** One core component of the practice that people are coached on. */
export interface Component {
  readonly id: string;
  readonly text: string;
}

/** The components as the district describes them, or ours where it does not. */
export function componentsOf(district: District, locale: Locale): readonly Component[] {
  if (district.components.length > 0) {
    return district.components.map(({ id, wording }) => ({
      id,
      text: ownWordingOf(locale, wording)?.text ?? id,
    }));
  }
  const words = say(locale).coaching.check.components;
  return DEFAULT_COMPONENTS.map((id) => ({ id, text: words[id] }));
}
