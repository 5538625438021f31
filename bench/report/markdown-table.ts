// Tables for the stored pages: pipes between cells, a dash where a number is missing.

/** Text as it is, or a number with so many decimals. */
export type Cell = string | readonly [value: number, decimals: number]

/** A table in Markdown. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(row.map(text)))].join('\n')
}

function text(cell: Cell): string {
  if (typeof cell === 'string') return cell.replaceAll('|', '\\|')
  const [value, decimals] = cell
  return Number.isFinite(value) ? value.toFixed(decimals) : '–'
}
