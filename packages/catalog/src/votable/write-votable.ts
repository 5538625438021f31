// VOTable 1.4: all tables of a catalogue in one document, with units, UCDs, frames and provenance.

import type { Catalog } from '../model/catalog.ts'
import type { Table } from '../model/table.ts'
import { type TableSet, tablesOf } from '../model/tables-of.ts'
import { writeBinary2 } from './binary2.ts'
import { fieldElements, uniqueId } from './field.ts'
import { paramElement, runParams } from './param.ts'
import { writeTableData } from './tabledata.ts'
import { attributes, escapeXml } from './xml-text.ts'

export interface VotableOptions {
  /** TABLEDATA unless said: text. BINARY2 is a third of its size and quicker to read. */
  readonly serialization?: 'tabledata' | 'binary2'
  /** What the document is about. */
  readonly description?: string
}

/** What a document holds: tables, the run that made them where it is known, and conventions other than ours. */
interface VotableContent extends TableSet {
  /** Frame of columns whose UCD begins with pos.eq; ICRS unless said. */
  readonly frame?: { readonly system: 'ICRS' | 'eq_FK5' | 'eq_FK4'; readonly equinox?: string }
  /** Gives every FIELD an ID that begins so, as CASDA wants it. */
  readonly idPrefix?: string
}

const SKY = 'sky'

/**
 * A catalogue, or some tables, as VOTable 1.4 in chunks of UTF-8. Null is an empty cell (TABLEDATA) or a null flag (BINARY2), never a
 * magic number. Passes `stilts votlint` and astropy's validator without a warning.
 */
export function* writeVotable(content: Catalog | Table | VotableContent, options: VotableOptions = {}): Generator<Uint8Array<ArrayBuffer>> {
  const { tables, run, frame, idPrefix }: VotableContent = tablesOf(content)
  const encoder = new TextEncoder()
  const write = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)
  const hasSky = tables.some((table) => table.columns.some((column) => column.definition.ucd?.startsWith('pos.eq.')))
  yield write(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
      'xsi:schemaLocation="http://www.ivoa.net/xml/VOTable/v1.3 http://www.ivoa.net/xml/VOTable/v1.3">\n' +
      '  <RESOURCE type="results">\n' +
      (options.description === undefined ? '' : `    <DESCRIPTION>${escapeXml(options.description)}</DESCRIPTION>\n`) +
      (hasSky ? `    <COOSYS${attributes({ ID: SKY, system: frame?.system ?? 'ICRS', equinox: frame?.equinox })}/>\n` : '') +
      (run === undefined ? '' : runParams(run)),
  )
  const taken = new Set<string>([SKY])
  for (const table of tables) {
    const head = attributes({ ID: uniqueId(table.name, taken), name: table.name, nrows: table.rows })
    const meta = Object.entries(table.meta ?? {}).map(([name, value]) => paramElement({ name, value }, '      '))
    yield write(
      `    <TABLE${head}>\n` +
        (table.description === '' ? '' : `      <DESCRIPTION>${escapeXml(table.description)}</DESCRIPTION>\n`) +
        meta.join('') +
        fieldElements(table, { sky: hasSky ? SKY : undefined, idPrefix, taken }),
    )
    yield write('      <DATA>')
    yield* options.serialization === 'binary2' ? writeBinary2(table) : writeTableData(table)
    yield write('      </DATA>\n    </TABLE>\n')
  }
  yield write('  </RESOURCE>\n</VOTABLE>\n')
}
