import type {
  IColumnDefinition,
  IRichTextBlock,
  ITable,
  ITableCell,
  ITableRow,
} from '@microsoft/teams.cards';
import type { Facts, Table } from '../../../src/chat/card.ts';
import { LIMITS } from './limits.ts';
import { type Look, literal, paragraphs } from './text.ts';

/**
 * A table as Teams draws it, the first row its labels. `undefined` where it is too wide, or where its rows would not
 * all fit: half a table reads like a whole one.
 */
export function nativeTable({ columns, rows }: Table): ITable | undefined {
  if (columns.length === 0 || columns.length > LIMITS.tableColumns) return undefined;
  if (rows.length === 0 || rows.length > LIMITS.tableRows) return undefined;
  const labels = columns.map((column) => column.label);
  const cells = rows.map((row) => columns.map((_, i) => row[i] ?? ''));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    gridStyle: 'default',
    columns: widths([labels, ...cells]).map((column, i) =>
      columns[i]?.align === 'right' ? { ...column, horizontalCellContentAlignment: 'Right' } : column,
    ),
    rows: [
      rowOf(labels, () => ({ weight: 'Bolder', size: 'Small' })),
      ...cells.map((row) => rowOf(row, small)),
    ],
  };
}

/** A table in lines of `name: label cell, label cell`: what is shown where no table can be. */
export function tableLines({ columns, rows }: Table): IRichTextBlock[] {
  return rows.map((row) => {
    const [name = '', ...figures] = columns.map((column, i) =>
      i === 0 ? (row[0] ?? '') : `${column.label} ${row[i] ?? ''}`.trim(),
    );
    return {
      type: 'RichTextBlock',
      spacing: 'Small',
      inlines: [
        { type: 'TextRun', text: literal(name, LIMITS.cell), weight: 'Bolder' },
        literal(`  ${figures.join(' · ')}`, LIMITS.text),
      ],
    };
  });
}

/** Label and value side by side. Not a `FactSet`: Teams reads Markdown in one. */
export function factTable({ facts }: Facts): ITable[] {
  const rows = facts.slice(0, LIMITS.facts).map(({ label, value }) => [label, value]);
  if (rows.length === 0) return [];
  return [
    {
      type: 'Table',
      firstRowAsHeaders: false,
      showGridLines: false,
      columns: widths(rows),
      rows: rows.map((row) => rowOf(row, (i) => (i === 0 ? { weight: 'Bolder' } : {}), LIMITS.fact)),
    },
  ];
}

const small = (): Look => ({ size: 'Small' });

function rowOf(
  texts: readonly string[],
  look: (column: number) => Look,
  limit: number = LIMITS.cell,
): ITableRow {
  const cells = texts.map((text, i): ITableCell => {
    return { type: 'TableCell', items: paragraphs(text.replace(/\s+/g, ' '), limit, look(i)) };
  });
  return { type: 'TableRow', cells };
}

/**
 * Columns as wide as what they hold, so that on a phone no word breaks in two: a column needs its longest word, and
 * has use for as much as its longest cell.
 */
function widths(rows: readonly (readonly string[])[]): IColumnDefinition[] {
  const count = rows[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    const word = Math.max(...cells.flatMap((cell) => cell.split(/\s+/).map((part) => part.length)));
    const whole = Math.max(...cells.map((cell) => cell.length));
    return { width: clamp(word, 3, 16) + clamp(whole - word, 0, 12) / 2 };
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
