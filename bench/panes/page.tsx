// The panes of a result over a made-up catalogue of any length: what the bench of panes scrolls and selects in.

import '@mantine/core/styles.css'
import { makeTable, type Table } from '@cirasa/catalog'
import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createShortcuts, ShortcutContext } from '../../programs/web/src/frame/shortcuts.ts'
import { DEFAULT_HISTOGRAM, HistogramPlot } from '../../programs/web/src/plots/histogram-plot.tsx'
import { DEFAULT_SCATTER, ScatterPlot, type ScatterView } from '../../programs/web/src/plots/scatter-plot.tsx'
import { Selection } from '../../programs/web/src/selection/selection.ts'
import { LabelPalette } from '../../programs/web/src/statements/label-palette.ts'
import { RowMarks } from '../../programs/web/src/statements/row-marks.ts'
import { StatementStore } from '../../programs/web/src/statements/statement-store.ts'
import { CatalogueTable } from '../../programs/web/src/table/catalogue-table.tsx'
import type { TableView } from '../../programs/web/src/table/table-view.ts'

/** What the bench finds in the page. */
export interface PanesPage {
  /** Shows the panes over a catalogue of so many rows. */
  show(rows: number): void
  /** Colours the points of the scatter plot by a column; by labels for `label`. */
  colour(by: string): void
  readonly selection: () => Selection
}

/** The same rows each time: a generator after Park and Miller. */
function madeUp(rows: number): Table {
  let seed = 1
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const column = (make: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => make(row))
  const flux = column(() => 1e-4 / (1 - 0.999 * random()))
  return makeTable('sources', {
    source_id: Array.from({ length: rows }, (_, row) => `S${row + 1}`),
    ra: column(() => 266 + random()),
    dec: column(() => -45 + random()),
    x_pix: column(() => 7200 * random()),
    y_pix: column(() => 7200 * random()),
    flux_peak: flux,
    flux_int: flux.map((value) => value * (1 + random())),
    maj_fwhm: column(() => 15 * (1 + random())),
    min_fwhm: column(() => 15),
    snr: flux.map((value) => value / 2e-5),
  })
}

let selection = new Selection(0)
let setScatter: (view: ScatterView) => void = () => {}

function Panes({ table, chosen, marks }: { readonly table: Table; readonly chosen: Selection; readonly marks: RowMarks }) {
  const [filter, setFilter] = useState('')
  const [scatter, setScatterView] = useState<ScatterView>(DEFAULT_SCATTER)
  setScatter = setScatterView
  const [view, setView] = useState<TableView>()
  const shared = { table, selection: chosen, marks }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 420px', height: '100vh' }}>
      <div style={{ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 }}>
        <CatalogueTable {...shared} filter={filter} onFilter={setFilter} view={view} onView={setView} />
      </div>
      <div style={{ display: 'grid', gridTemplateRows: '1fr 1fr', minHeight: 0 }}>
        <div style={{ display: 'flex', minHeight: 0, minWidth: 0 }}>
          <ScatterPlot {...shared} view={scatter} onView={setScatterView} />
        </div>
        <div style={{ display: 'flex', minHeight: 0, minWidth: 0 }}>
          <HistogramPlot {...shared} view={DEFAULT_HISTOGRAM} onView={() => {}} />
        </div>
      </div>
    </div>
  )
}

const shortcuts = createShortcuts()
const root = createRoot(document.getElementById('root') as HTMLElement)
const nobody = { statements: {} } as never

const page: PanesPage = {
  show(rows) {
    const table = madeUp(rows)
    selection = new Selection(rows)
    const store = new StatementStore({ client: nobody, job: 'bench', keeper: localStorage, person: () => '', now: () => 0 })
    const marks = new RowMarks(store, new LabelPalette(localStorage), new Array<string>(rows).fill(''))
    root.render(
      <MantineProvider>
        <ShortcutContext value={shortcuts}>
          <Panes table={table} chosen={selection} marks={marks} />
        </ShortcutContext>
      </MantineProvider>,
    )
  },
  colour: (by) => setScatter({ ...DEFAULT_SCATTER, colour: by, colourKind: 'log' }),
  selection: () => selection,
}
Object.assign(window, { panes: page })
