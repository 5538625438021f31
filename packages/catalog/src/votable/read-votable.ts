// VOTable of any version in, tables out: TABLEDATA, BINARY and BINARY2. XML is read as events, so that memory holds only the values.

import { SaxesParser } from 'saxes'
import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import type { RunRecord } from '../model/run.ts'
import type { Table } from '../model/table.ts'
import type { TableSet } from '../model/tables-of.ts'
import { decodeBase64 } from '../text/base64.ts'
import { RUN_RECORD } from './param.ts'
import { type Field, FieldValues, fieldOf } from './read-fields.ts'
import { readStream } from './read-stream.ts'

/** Bytes given to the XML parser at once. */
const PIECE = 1 << 16
/** Elements within elements: a VOTable has about eight. */
const DEEPEST = 64
const MOST_TABLES = 10_000
const MOST_FIELDS = 20_000
const MOST_HOLES = 5_000_000

type Attributes = Readonly<Record<string, string>>

/** A table while it is read. */
interface OpenTable {
  readonly name: string
  description: string
  readonly fields: Field[]
  columns: FieldValues[]
  readonly meta: Record<string, string | number | boolean>
}

/**
 * Reads all tables of a VOTable. Arrays of numbers become text; integers beyond 53 bits become text; VALUES null and null flags become null.
 * Never opens what a document refers to, and knows no entities but XML's own.
 * @throws CATALOG_BAD_TABLE
 */
export function readVotable(bytes: Uint8Array): TableSet {
  const reader = new VotableReader()
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: `it is not well-formed XML (${error.message.slice(0, 120)})` })
  })
  parser.on('doctype', (text) => {
    if (text.includes('[')) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'it declares entities of its own' })
  })
  parser.on('opentag', (tag) => reader.open(localName(tag.name), tag.attributes))
  parser.on('text', (text) => reader.text(text))
  parser.on('cdata', (text) => reader.text(text))
  parser.on('closetag', (tag) => reader.close(localName(tag.name)))
  const decoder = new TextDecoder(encodingOf(bytes))
  for (let at = 0; at < bytes.length; at += PIECE) parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
  parser.write(decoder.decode()).close()
  return reader.finish()
}

/** Takes the events of the XML parser. */
class VotableReader {
  readonly #tables: Table[] = []
  readonly #documentMeta: Record<string, string | number | boolean> = {}
  #depth = 0
  #table: OpenTable | undefined
  #field: Field | undefined
  /** Text of the element that is open, where it matters. */
  #text: string[] | undefined
  #cell = -1
  #holes = 0
  #binary: 'BINARY' | 'BINARY2' | undefined
  #run: RunRecord | undefined

  open(name: string, attributes: Attributes): void {
    if (++this.#depth > DEEPEST) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its elements are nested too deeply' })
    const table = this.#table
    switch (name) {
      case 'TD':
        this.#cell++
        this.#text = attributes.encoding === undefined ? [] : undefined
        break
      case 'TR':
        this.#cell = -1
        break
      case 'TABLE':
        this.#openTable(attributes)
        break
      case 'FIELD':
        if (table === undefined) break
        if (table.fields.length >= MOST_FIELDS) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'it has too many FIELDs' })
        this.#field = fieldOf(attributes, table.fields.length)
        table.fields.push(this.#field)
        break
      case 'VALUES':
        if (this.#field !== undefined && attributes.null !== undefined) this.#field.nullText = attributes.null.trim()
        break
      case 'PARAM':
        this.#param(attributes)
        break
      case 'INFO':
        if (attributes.name !== undefined) this.#meta[attributes.name] = attributes.value ?? ''
        break
      case 'COOSYS':
        if (attributes.system !== undefined) this.#documentMeta.coosys = attributes.system
        break
      case 'DESCRIPTION':
        this.#text = []
        break
      case 'DATA':
        if (table !== undefined) table.columns = table.fields.map((field) => new FieldValues(field))
        break
      case 'BINARY':
      case 'BINARY2':
        this.#binary = name
        break
      case 'STREAM':
        this.#openStream(attributes)
        break
      case 'FITS':
        throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its data are a FITS file' })
    }
  }

  text(text: string): void {
    this.#text?.push(text)
  }

  close(name: string): void {
    this.#depth--
    const table = this.#table
    switch (name) {
      case 'TD':
        this.#closeCell()
        break
      case 'TR':
        this.#closeRow()
        break
      case 'FIELD':
        this.#field = undefined
        break
      case 'DESCRIPTION':
        this.#describe(this.#takeText().trim())
        break
      case 'STREAM':
        this.#closeStream()
        break
      case 'TABLE':
        if (table !== undefined) this.#tables.push(finishTable(table, this.#documentMeta))
        this.#table = undefined
        break
    }
  }

  finish(): TableSet {
    return { tables: this.#tables, ...(this.#run === undefined ? {} : { run: this.#run }) }
  }

  get #meta(): Record<string, string | number | boolean> {
    return this.#table?.meta ?? this.#documentMeta
  }

  #openTable(attributes: Attributes): void {
    if (this.#tables.length >= MOST_TABLES) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'it has too many TABLEs' })
    const name = attributes.name ?? attributes.ID ?? `table${this.#tables.length + 1}`
    this.#table = { name, description: '', fields: [], columns: [], meta: {} }
  }

  #param(attributes: Attributes): void {
    const { name, value = '', datatype } = attributes
    if (name === undefined) return
    if (name === RUN_RECORD) {
      this.#run = parseRun(value)
      return
    }
    const number = datatype === 'char' || datatype === 'unicodeChar' || value.trim() === '' ? Number.NaN : Number(value)
    this.#meta[name] = datatype === 'boolean' ? /^(t|true|1)$/i.test(value) : Number.isNaN(number) ? value : number
  }

  #describe(text: string): void {
    if (this.#field !== undefined) this.#field.description = text
    else if (this.#table !== undefined && this.#table.description === '') this.#table.description = text
  }

  #takeText(): string {
    const text = this.#text?.join('') ?? ''
    this.#text = undefined
    return text
  }

  #closeCell(): void {
    const column = this.#table?.columns[this.#cell]
    if (column === undefined) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'a row has more cells than there are FIELDs' })
    column.addText(this.#takeText())
  }

  #closeRow(): void {
    const columns = this.#table?.columns ?? []
    // Cells that a row leaves out are null; a file of empty rows must not become a table that fills the memory.
    this.#holes += columns.length - this.#cell - 1
    if (this.#holes > MOST_HOLES) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'too many cells are left out of its rows' })
    for (let index = this.#cell + 1; index < columns.length; index++) columns[index].addText('')
  }

  #openStream(attributes: Attributes): void {
    if (attributes.href !== undefined) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its data are in another file' })
    if (attributes.encoding !== 'base64') {
      throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: `its stream is encoded as '${attributes.encoding ?? 'none'}', not base64` })
    }
    this.#text = []
  }

  #closeStream(): void {
    const bytes = decodeBase64(this.#takeText())
    if (bytes === undefined) throw catalogErrors.BAD_TABLE({ format: 'A VOTable', why: 'its stream is not base64' })
    readStream(bytes, this.#table?.columns ?? [], this.#binary === 'BINARY2')
  }
}

function finishTable(table: OpenTable, documentMeta: Readonly<Record<string, string | number | boolean>>): Table {
  const columns = (table.columns.length > 0 ? table.columns : table.fields.map((field) => new FieldValues(field))).map((column) =>
    column.finish(),
  )
  const meta = { ...documentMeta, ...table.meta }
  return buildTable({ name: table.name, description: table.description, columns, ...(Object.keys(meta).length === 0 ? {} : { meta }) })
}

/** Namespaces are not looked up: documents of every age and some careless writers use their own prefixes. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The encoding that the XML declaration names, so far as a decoder knows it. */
function encodingOf(bytes: Uint8Array): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const head = String.fromCharCode(...bytes.subarray(0, 120))
  return /^.{0,3}<\?xml[^>]*encoding=["'](iso-8859-1|latin-?1|windows-1252|us-ascii)["']/is.test(head) ? 'windows-1252' : 'utf-8'
}

function parseRun(text: string): RunRecord | undefined {
  try {
    const run: unknown = JSON.parse(text)
    return typeof run === 'object' && run !== null && 'runId' in run ? (run as RunRecord) : undefined
  } catch {
    return undefined
  }
}
