import { type Locale, say } from '../../locales/index.ts';
import type { LevelFigures } from '../../model/fidelity/index.ts';
import { bandOf } from '../../model/scale.ts';

/** A score, or its two bounds where one is told no closer. */
export function reading(
  { low, high }: { readonly low: number; readonly high: number },
  locale: Locale,
): string {
  if (low === high) return String(low);
  return low === 0 || high === 100 ? say(locale).digest.between(low, high) : `${low}–${high}`;
}

/** The band of a score, or both where its bounds lie in two. */
export function bandText(
  { low, high }: { readonly low: number; readonly high: number },
  locale: Locale,
): string {
  const t = say(locale);
  const [lower, upper] = [bandOf(low), bandOf(high)];
  return lower === upper ? t.bands[lower] : t.levels.straddles(t.bands[lower], t.bands[upper]);
}

/** What the units one level down are called. */
export function unitsWord({ level, units }: LevelFigures, locale: Locale): string {
  const t = say(locale).levels;
  return units.mixed ? t.mixed : t.below[level];
}
