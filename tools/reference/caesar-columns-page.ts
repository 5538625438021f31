// The page of the columns of CAESAR's tables, from the definitions that these are written with.

import { type CaesarColumn, caesarComponentColumns, caesarIslandColumns } from '@cirasa/apps'

const opening = `The service and the app \`caesar\` write islands and fitted components also as CAESAR does, so that what reads its files goes on working: \`catalog-NAME.dat\` and
\`catalog-NAME.json\` have a row an island, \`catalog_fitcomp-NAME.dat\` and \`catalog_fitcomp-NAME.json\` one a component. Names and order of the columns and keys are
CAESAR's, the values are ours: axes are full widths at half maximum, errors on the sky include cos(dec), names by position have their sign. Positions are ICRS.
Where an image is not in Jy/beam, its own unit stands in the place of Jy/beam, and fluxes are in what that comes to. Without sky coordinates all that is on the sky is 0.`

const json = `In JSON, \`sources\` has an object an island and \`components\` one a component, with the keys below; where several are given, all are written, because CAESAR's versions differ.
An island has besides these the keys of the nested shape that later versions write, which do not clash: \`iau_name\`, \`ra\`, \`dec\`, \`morph_label\`, \`sourceness_label\` and so on, and
\`islands\` with one island: its outline (\`vertices\`), its shape (\`circ_ratio_par\`, \`elongation_par\`, \`beam_area_ratio_par\`), and \`fit_info\` with its components.
\`metadata\` tells the image and the software. \`fluxDensity\` is in Jy: CAESAR's flat JSON has it without the division by the beam.`

const absent = `What CAESAR has and we have not is written as it writes what is missing: \`class_label\` is UNKNOWN and \`class_score\` and \`sourceness_score\` -1, \`tags\`, \`pixels\`, \`cov_matrix\` and
\`crossmatch_info\` are empty, \`spectral_info\` is left out, as are the optional columns of spectral index and object class. Of an island within another the pixels are not known
one by one: its mean position is the weighted one, its sums are made of its flux, background and noise, its outline is its box, and its components are listed under the
island that it lies in.`

/** The columns of both tables in Markdown. */
export function caesarColumnsPage(): string {
  return [
    "# Columns of CAESAR's tables",
    opening,
    json,
    absent,
    '## Islands',
    table(caesarIslandColumns),
    '## Components',
    table(caesarComponentColumns),
  ].join('\n\n')
}

function table<Row>(columns: readonly CaesarColumn<Row>[]): string {
  const rows = columns.map(
    ({ name, keys, unit, missing, description }) =>
      `| \`${name}\` | ${keys.map((key) => `\`${key}\``).join(' ')} | ${unit} | ${description} | ${missing} |`,
  )
  return ['| column | in JSON | unit | meaning | missing |', '|---|---|---|---|---|', ...rows].join('\n')
}
