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

/** Columns that a phone of 320 pixels shows side by side without breaking words in two. */
const ABREAST = 4;

/**
 * A table as Teams draws it, the first row its labels. Columns beyond the fourth stand in small print under the name
 * of their row, each with its label. `undefined` where it is too wide, or where its rows would not all fit: half a
 * table reads like a whole one.
 */
export function nativeTable({ columns, rows }: Table): ITable | undefined {
  if (columns.length === 0 || columns.length > LIMITS.tableColumns) return undefined;
  if (rows.length === 0 || rows.length > LIMITS.tableRows) return undefined;
  const abreast = columns.slice(0, ABREAST);
  const labels = abreast.map((column) => column.label);
  const cells = rows.map((row) => abreast.map((_, i) => row[i] ?? ''));
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    gridStyle: 'default',
    columns: widths([labels, ...cells]).map((column, i) =>
      columns[i]?.align === 'right' ? { ...column, horizontalCellContentAlignment: 'Right' } : column,
    ),
    rows: [
      rowOf(labels, () => ({ weight: 'Bolder', size: 'Small' })),
      ...cells.map((cell, i) =>
        withSmallPrint(
          rowOf(cell, () => SMALL),
          columns,
          rows[i] ?? [],
        ),
      ),
    ],
  };
}

const SMALL: Look = { size: 'Small' };

function withSmallPrint(row: ITableRow, columns: Table['columns'], texts: readonly string[]): ITableRow {
  const beneath = columns.slice(ABREAST).flatMap(({ label }, i) => {
    const text = unbroken(texts[ABREAST + i] ?? '');
    return text === '' ? [] : paragraphs(`${label} ${text}`, LIMITS.cell, { ...SMALL, isSubtle: true });
  });
  const [name, ...others] = row.cells ?? [];
  if (!name || beneath.length === 0) return row;
  const items = [...name.items, ...beneath.map((item) => ({ ...item, spacing: 'None' as const }))];
  return { ...row, cells: [{ ...name, items }, ...others] };
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

function rowOf(
  texts: readonly string[],
  look: (column: number) => Look,
  limit: number = LIMITS.cell,
): ITableRow {
  const cells = texts.map((text, i): ITableCell => {
    return { type: 'TableCell', items: paragraphs(unbroken(text), limit, look(i)) };
  });
  return { type: 'TableRow', cells };
}

/**
 * Columns as wide as their longest words, so that on a phone none breaks in two. Three letters more for the space between columns.
 */
function widths(rows: readonly (readonly string[])[]): IColumnDefinition[] {
  const count = rows[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const words = rows.flatMap((row) => unbroken(row[i] ?? '').split(/[^\S\u00a0]+/));
    const longest = Math.max(...words.map((word) => word.replaceAll('\u2060', '').length));
    return { width: Math.min(Math.max(longest, 3), LONGEST_WORD) + 3 };
  });
}

/** Letters; what is longer may break. */
const LONGEST_WORD = 14;

/** A figure stays on one line: `8 of 9`, `72 (60–81)` after its score. */
function unbroken(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const held = line.replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060');
  return line.length <= 7 ? held.replaceAll(' ', '\u00a0') : held;
}
