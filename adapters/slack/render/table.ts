import type { types } from '@slack/bolt';
import type { Table } from '../../../src/chat/card.ts';
import { shown } from '../../../src/chat/shown.ts';
import { LIMITS } from './limits.ts';
import { plain } from './text.ts';

/** How much of one cell is shown; a cell is a figure or a name. */
const CELL = 200;

/**
 * Slack's own table, whose first row holds the column labels. `undefined` where it is too wide, or where its rows
 * would not all fit: half a table reads like a whole one.
 */
export function tableBlock(table: Table): types.TableBlock | undefined {
  if (table.columns.length === 0 || table.columns.length > LIMITS.tableColumns) return undefined;
  if (table.rows.length === 0 || table.rows.length + 1 > LIMITS.tableRows) return undefined;
  const rows = [table.columns.map((column) => column.label), ...table.rows].map((row) =>
    table.columns.map((_, i) => ({ type: 'raw_text' as const, text: shown(row[i] ?? '', CELL) })),
  );
  const length = rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
  if (length > LIMITS.tableText) return undefined;
  return {
    type: 'table',
    rows,
    column_settings: table.columns.map((column, i) => ({
      align: column.align ?? 'left',
      // The first column names the row; the others hold figures, which are read best unbroken.
      is_wrapped: i === 0,
    })),
  };
}

/** How many sections a table may take when it must be told in lines. */
const SECTIONS = 4;

/** A table in lines of `label cell, label cell`: what is shown where no table block can be. */
export function tableLines(table: Table): types.SectionBlock[] {
  const lines = table.rows.map((row) =>
    table.columns
      .map((column, i) => (i === 0 ? (row[i] ?? '') : `${column.label} ${row[i] ?? ''}`.trim()))
      .join(', '),
  );
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length < LIMITS.sectionText) {
      sections[sections.length - 1] = `${last}\n${line}`;
    } else if (sections.length < SECTIONS) {
      sections.push(shown(line, LIMITS.sectionText));
    } else {
      sections[SECTIONS - 1] = `${last ?? ''}\n…`;
      break;
    }
  }
  return sections.map((text) => ({ type: 'section', text: plain(text, LIMITS.sectionText), expand: true }));
}
