// Statements: what people say about the sources of a job, and what is made of it.

import type { CatalogueTable, LabelledFormat, NewStatement, QueryOf, Routes, Statement, StatementPage, StatementSummary } from '@cirasa/api'
import type { Transport } from './transport.ts'

/** How many statements are asked for at once, which is the most that there can be. */
const AT_ONCE = 10_000

/** How a labelled catalogue is wanted. */
export interface LabelledOptions {
  readonly format?: LabelledFormat
  /** Only what this person says; the majority where left out. */
  readonly by?: string
  /** With the values of fits made again, and rows of sources added. */
  readonly edits?: boolean
}

/** How a training set is wanted. */
export interface TrainingSetOptions {
  /** Side of a cutout, pixels. */
  readonly size?: number
  /** Only sources with one of these labels. */
  readonly labels?: readonly string[]
}

/** The calls for statements, on a way to a service. */
export function statementsOf({ ask, send, address }: Transport) {
  const list = (job: string, query: QueryOf<Routes['listStatements']> = {}, signal?: AbortSignal): Promise<StatementPage> =>
    ask('listStatements', { params: { id: job }, query, signal })
  const labelledAddress = (job: string, table: CatalogueTable, { format, by, edits }: LabelledOptions = {}): string =>
    address('labelledCatalogue', {
      params: { id: job, table },
      query: { ...(format ? { format } : {}), ...(by ? { by } : {}), ...(edits ? { edits } : {}) },
    })
  const trainingSetAddress = (job: string, { size, labels }: TrainingSetOptions = {}): string =>
    address('trainingSet', {
      params: { id: job },
      query: { ...(size ? { size } : {}), ...(labels && labels.length > 0 ? { labels: [...labels] } : {}) },
    })
  return {
    list,
    /** All that were stored after a sequence number, in parts as they come; 0 for all of them. */
    async *since(job: string, sequence = 0, signal?: AbortSignal): AsyncGenerator<readonly Statement[]> {
      for (let after = sequence; ; ) {
        const { items, total } = await list(job, { after, limit: AT_ONCE }, signal)
        if (items.length > 0) yield items
        after = items.at(-1)?.sequence ?? after
        if (items.length === 0 || after >= total) return
      }
    },
    /** Stores what one person says, all or nothing; at most 10000 at once. With ids of your own a request may be sent again. */
    add: async (job: string, by: string, items: readonly NewStatement[], signal?: AbortSignal): Promise<readonly Statement[]> =>
      (await ask('addStatements', { params: { id: job }, body: { by, items: [...items] }, signal })).items,
    summary: (job: string, signal?: AbortSignal): Promise<StatementSummary> => ask('summariseStatements', { params: { id: job }, signal }),
    labelledAddress,
    /** The table with labels as columns, as a file. */
    labelled: (job: string, table: CatalogueTable, how?: LabelledOptions, signal?: AbortSignal): Promise<Response> =>
      send(labelledAddress(job, table, how), { signal }),
    trainingSetAddress,
    /** A tar.gz of cutouts and labels, as it comes. */
    trainingSet: (job: string, how?: TrainingSetOptions, signal?: AbortSignal): Promise<Response> =>
      send(trainingSetAddress(job, how), { signal }),
  }
}
