import { DrivelineError } from '../errors.ts';
import { folded } from '../model/folded.ts';
import type { Instant } from '../model/ids.ts';
import { COLUMNS, LEAST_N, type OutcomeProblem, readOutcomes } from '../model/outcomes/index.ts';
import { keepOutcomes, type OutcomeRow, unitsNamed } from '../store/queries/outcome.ts';
import type { Store } from '../store/store.ts';

/** What each problem of a line means, and what to write instead. A line's own text is repeated only where it is short. */
const SAID: Readonly<Record<OutcomeProblem['type'], (what: string) => string>> = {
  no_columns: (what) => `the first line needs exactly the columns ${COLUMNS.join(', ')}; not so: ${what}`,
  no_rows: () => 'there is no row below the first line',
  no_unit: () => 'there is no unit',
  no_measure: () => 'the measure needs a name of at most 60 characters',
  bad_period: (what) => `“${what}” is no date; write the first day of the period as YYYY-MM-DD`,
  bad_value: (what) => `“${what}” is no number; write it as 71.5`,
  bad_n: (what) => `“${what}” is no whole number of people`,
  small_n: (what) =>
    `n is ${what}: fewer than ${LEAST_N} people could be traced, so such a cell is never taken. Leave the row out`,
  bad_better: (what) => `“${what}” is neither higher nor lower`,
  twice: (what) => `the same unit, measure and period stand in line ${what} already`,
};

/** Problems named one by one; the others are counted. */
const MOST_TOLD = 20;
/** Characters of a cell that are repeated. */
const ECHO = 40;

/**
 * Writes the outcomes of a file, all or none.
 *
 * @returns how many rows were written
 * @throws DrivelineError naming every line that cannot be taken; nothing was written then
 */
export async function importOutcomes(store: Store, text: string, now: Instant): Promise<number> {
  const { outcomes, problems } = readOutcomes(text);
  if (problems.length > 0)
    throw refused(problems.map(({ line, type, what }) => said(line, SAID[type](echo(what)))));
  return store.transact(async (tx) => {
    const units = await unitsNamed(tx);
    const rows: OutcomeRow[] = [];
    const unknown: string[] = [];
    for (const { unit, ...outcome } of outcomes) {
      const found = units.filter((one) => one.id === unit || one.id.endsWith(`/${unit}`));
      const named = found.length > 0 ? found : units.filter((one) => folded(one.name) === folded(unit));
      const [only, ...others] = named;
      if (only && others.length === 0)
        rows.push({ ...outcome, unitId: only.id, tenantId: only.tenantId, importedAt: now });
      else
        unknown.push(
          `“${echo(unit)}” is ${only ? 'the name of several units; write its key' : 'no unit here'}`,
        );
    }
    if (unknown.length > 0) throw refused([...new Set(unknown)]);
    await keepOutcomes(tx, rows);
    return rows.length;
  });
}

function said(line: number, what: string): string {
  return `line ${line}: ${what}`;
}

function echo(text: string): string {
  return text.length <= ECHO ? text : `${text.slice(0, ECHO)}…`;
}

function refused(problems: readonly string[]): DrivelineError {
  const more = problems.length - MOST_TOLD;
  const shown = [...problems.slice(0, MOST_TOLD), ...(more > 0 ? [`… and ${more} more`] : [])];
  return new DrivelineError({
    code: 'outcomes_refused',
    message: `Nothing was imported:\n${shown.map((one) => `  ${one}`).join('\n')}`,
    fix: 'Mend these lines and import the whole file again: a row that is there already is replaced, never doubled.',
  });
}
