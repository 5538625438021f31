// The page of columns, from the definitions that tables and files are made from.

import { type ColumnDefinition, editColumns, judgementColumns, standardColumns, type TableKind } from '@cirasa/catalog'

const kinds: readonly (readonly [TableKind, string])[] = [
  ['components', 'One row a component: a fitted shape, or a measured one where no fit was possible.'],
  ['islands', 'One row an island: connected pixels above the merge threshold.'],
  ['sources', 'One row a source: one or more components or islands that are believed to be one object.'],
  ['truth', 'One row a source that `cirasa simulate` put into a map.'],
]

/** The columns of all tables in Markdown. */
export function columnsPage(): string {
  const opening = `Units of brightness and flux are given for maps in Jy/beam; for other images the image's own unit stands in their place. Axes are full widths at half
maximum. Position angles run from north through east. A value that is not known is null: empty in CSV, null in JSON and VOTable, NaN or the column's
TNULL in FITS. A table has the columns that could be measured: without a WCS, for instance, there is no \`ra\`.`
  const sections = kinds.flatMap(([kind, about]) => [`## ${kind}`, about, table(standardColumns(kind))])
  const said = [
    '## What people say',
    `Labelled catalogues have these columns behind those of the table. An island has what is said of the source that its components belong to.`,
    table(judgementColumns),
    '## What people have changed',
    `With \`edits=true\` a labelled catalogue has the newest fit of each source that nobody has taken back in place of the values of the run, and rows for sources that
people have added behind the others; these columns say which rows that are. What a fit does not tell is null. The components of such a fit are called
\`SOURCE-refit-a\` and so on, and stand on the island of the run; the ids of added sources begin with \`added-\`, their components end in \`-a\` and so on, and their
island in \`-island\`. The table says in \`NREFIT\` and \`NADDED\` how many sources that are, in \`EDITORS\` who has changed them, and in \`EDITDATE\` when last: keywords
in FITS, PARAMs in VOTable, \`meta\` in JSON; CSV has no place for them.`,
    table(editColumns),
  ]
  return ['# Columns of the catalogues', opening, ...sections, ...said].join('\n\n')
}

function table(columns: readonly ColumnDefinition[]): string {
  const rows = columns.map(
    ({ name, type, unit, ucd, description }) => `| \`${name}\` | ${type} | ${unit ?? ''} | ${description} | ${ucd ? `\`${ucd}\`` : ''} |`,
  )
  return ['| column | type | unit | meaning | UCD |', '|---|---|---|---|---|', ...rows].join('\n')
}
