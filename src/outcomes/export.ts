import { COLUMNS, csvLine } from '../model/outcomes/index.ts';
import { allOutcomes } from '../store/queries/outcome.ts';
import type { Store } from '../store/store.ts';

/** Everything that was imported, as a file that can be imported again and that no spreadsheet runs. */
export async function exportOutcomes(store: Store): Promise<string> {
  const rows = await store.read((tx) => allOutcomes(tx));
  const lines = rows.map(({ unitId, measure, period, value, n, better }) =>
    csvLine([unitId, measure, period, value, n, better]),
  );
  return `${[csvLine(COLUMNS), ...lines].join('\r\n')}\r\n`;
}
