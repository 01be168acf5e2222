/** One cell of a spreadsheet's table: the text between the commas, quotes resolved. */
type Cells = readonly string[];

/**
 * Reads comma- or semicolon-separated values by RFC 4180: quoted fields, doubled quotes, line ends of either kind, a
 * byte order mark. Which of the two separates is what stands more often in the first line. Empty lines are left out.
 * `line` counts from 1, as an editor shows it.
 */
export function readCsv(text: string): { readonly line: number; readonly cells: Cells }[] {
  const clean = text.replace(/^\uFEFF/, '');
  const [head = ''] = clean.split(/\r?\n/, 1);
  const by = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: { line: number; cells: string[] }[] = [];
  let [cells, cell, quoted, line, begun] = [[] as string[], '', false, 1, 1];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== ''))
      rows.push({ line: begun, cells: cells.map((one) => one.trim()) });
    [cells, cell] = [[], ''];
  };
  for (let i = 0; i < clean.length; i++) {
    const sign = clean[i] ?? '';
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (clean[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (sign === by) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      endRow();
      begun = line;
    } else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}

/**
 * One line of a table for a spreadsheet. A cell that begins like a formula (= + - @, a tab, a carriage return) gets an
 * apostrophe before it, so that no program runs it (OWASP, "CSV Injection"); a plain number stays one.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell);
      const safe = /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
      return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',');
}
