import { AUDIENCES, type OwnItem, type OwnWording, stagesFor } from '../model/items.ts';
import { STAGES } from '../model/stage.ts';
import type { District } from './district.ts';
import { focusOf } from './focus.ts';
import type { Path } from './problem.ts';
import type { DistrictFile } from './schema.ts';
import type { ItemEntry } from './schema-catalog.ts';

/** What a checked file asks of its own, and how it describes its practice. */
export function catalogOf(
  file: DistrictFile,
  idOf: (key: string) => string,
  lineOf: (path: Path) => number,
): Pick<District, 'items' | 'components'> {
  return {
    items: (file.items ?? []).map((entry, i) => ({ ...ownItem(entry, idOf), line: lineOf(['items', i]) })),
    components: (file.practice?.components ?? []).map((entry, i) => ({
      ...{ id: idOf(entry.key), wording: wordingOf(entry), retired: false },
      line: lineOf(['practice', 'components', i]),
    })),
  };
}

/** A checked entry as the question it describes. */
function ownItem(entry: ItemEntry, idOf: (key: string) => string): OwnItem {
  const found = focusOf(entry.driver);
  if (!('driver' in found)) throw new Error(`a checked item names no driver: ${entry.driver}`);
  const { driver } = found;
  return {
    ...{ id: idOf(entry.key), driver, topic: driver, facet: entry.facet, wording: wordingOf(entry) },
    audiences: AUDIENCES.filter((audience) => entry.audience.includes(audience)),
    cadence: entry.cadence ?? 'normal',
    stages: STAGES.filter((stage) => (entry.stages ?? stagesFor(driver)).includes(stage)),
    retired: entry.retired ?? false,
  };
}

type Given = { readonly text: string; readonly counts?: string | undefined } | undefined;

function wordingOf({ en, es }: { readonly en?: Given; readonly es?: Given }): OwnWording {
  const told = (given: Given) => given && { text: given.text, counts: given.counts ?? '' };
  return { ...(en ? { en: told(en) } : {}), ...(es ? { es: told(es) } : {}) };
}
