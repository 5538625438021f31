// A scatter plot of any two columns or expressions: points or their density, coloured by labels or by a column, all in step with the other panes.

import type { Table } from '@cirasa/catalog'
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconLasso, IconRectangle, IconZoomReset } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { FilterError } from '../catalogue/filter.ts'
import { Pane } from '../parts/pane.tsx'
import type { Selection } from '../selection/selection.ts'
import { useVisible } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { useMarksVersion } from '../statements/use-statements.ts'
import { AxisChoice } from './axis-choice.tsx'
import { fitScale, type ScaleKind } from './axis-scale.ts'
import { type AxisValues, axisValues, kindOf, plottable } from './axis-values.ts'
import { BY_LABEL, ColourChoice, type ColourView } from './colour-choice.tsx'
import { ColourKey } from './colour-key.tsx'
import { COLOUR_MAPS } from './colour-maps.ts'
import { NoAxis } from './no-axis.tsx'
import { DENSE } from './paint-scatter.ts'
import { colourable, colouringBy } from './point-colouring.ts'
import { ScatterPoints } from './scatter-points.tsx'

/** What a scatter plot shows: plain data, so that it can be stored. */
export interface ScatterView extends ColourView {
  readonly x: string
  readonly y: string
  readonly xKind: ScaleKind
  readonly yKind: ScaleKind
}

export const DEFAULT_SCATTER: ScatterView = { x: 'flux_int', y: 'maj_fwhm', xKind: 'log', yKind: 'log' }

export interface PlotProps {
  readonly table: Table
  readonly selection: Selection
  readonly marks: RowMarks
}

export function ScatterPlot({
  table,
  selection,
  marks,
  view,
  onView,
}: PlotProps & { readonly view: ScatterView; readonly onView: (view: ScatterView) => void }) {
  const [tool, setTool] = useState<'lasso' | 'box'>('lasso')
  const x = useMemo(() => axisValues(view.x, table.columns, table.rows), [view.x, table])
  const y = useMemo(() => axisValues(view.y, table.columns, table.rows), [view.y, table])
  const names = useMemo(() => plottable(table.columns), [table])
  const kindFor = (text: string, before: ScaleKind) => kindOf(axisValues(text, table.columns, table.rows), before)
  const visible = useVisible(selection)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `visible` says that `passes` has changed, which fits the axes anew
  const fitted = useMemo(
    () => ({ x: fitScale(valuesOf(x), view.xKind, selection.passes), y: fitScale(valuesOf(y), view.yKind, selection.passes) }),
    [x, y, view.xKind, view.yKind, visible],
  )
  /** Closer than fitted, for as long as the fit is the same. */
  const [closer, setCloser] = useState<{ of: typeof fitted; axes: typeof fitted }>()
  const zoom = closer?.of === fitted ? closer.axes : undefined
  const setZoom = (wanted: typeof fitted | undefined) => setCloser(wanted && { of: fitted, axes: wanted })
  const axes = zoom ?? fitted
  const { colours, colouring, coloursFor } = useColouring({ table, selection, marks, view })
  return (
    <Pane
      controls={
        <>
          <AxisChoice
            {...choice('Across', x, view.x, view.xKind)}
            names={names}
            onText={(text) => onView({ ...view, x: text, xKind: kindFor(text, view.xKind) })}
            onKind={(xKind) => onView({ ...view, xKind })}
          />
          <AxisChoice
            {...choice('Up', y, view.y, view.yKind)}
            names={names}
            onText={(text) => onView({ ...view, y: text, yKind: kindFor(text, view.yKind) })}
            onKind={(yKind) => onView({ ...view, yKind })}
          />
          <SegmentedControl
            aria-label="Select by"
            value={tool}
            onChange={(value) => setTool(value as 'lasso' | 'box')}
            data={[
              { value: 'lasso', label: <IconLasso size={14} role="img" aria-label="Lasso" /> },
              { value: 'box', label: <IconRectangle size={14} role="img" aria-label="Box" /> },
            ]}
          />
          <Tooltip label="Show all points; the wheel zooms">
            <ActionIcon aria-label="Show all points" onClick={() => setZoom(undefined)} disabled={zoom === undefined}>
              <IconZoomReset size={16} />
            </ActionIcon>
          </Tooltip>
          <ColourChoice
            view={colours}
            names={coloursFor}
            kindFor={(name) => kindFor(name, 'linear')}
            onView={(colour) => onView({ ...view, ...colour })}
          />
        </>
      }
    >
      {colouring === undefined ? null : <ColourKey of={colouring.key} map={colours.colourMap} isDense={selection.visible.length > DENSE} />}
      {'values' in x && 'values' in y ? (
        <ScatterPoints {...{ selection, marks, x, y, axes, colouring, tool }} map={colours.colourMap} onZoom={setZoom} />
      ) : (
        <NoAxis problem={'error' in x ? x : (y as FilterError)} />
      )}
    </Pane>
  )
}

/** The colours of a view, what it left out filled in, and what they come to; undefined where they are those of labels. */
function useColouring({ table, selection, marks, view }: PlotProps & { readonly view: ScatterView }) {
  const visible = useVisible(selection)
  const said = useMarksVersion(marks)
  const columns = useMemo(() => [...table.columns, ...marks.columns], [table, marks])
  const coloursFor = useMemo(() => colourable(columns), [columns])
  const colours = { ...BY_LABEL, ...given(view) }
  const { colour, colourKind } = colours
  // Words of people change; columns do not.
  const version = marks.columns.some(({ definition }) => definition.name === colour) ? said : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: `visible` says that `passes` has changed, `version` that words have
  const colouring = useMemo(
    () =>
      colour === BY_LABEL.colour ? undefined : colouringBy({ by: colour, kind: colourKind, table, columns, passes: selection.passes }),
    [colour, colourKind, table, columns, visible, version],
  )
  return { colours, colouring, coloursFor }
}

/** What of a view is said and known. */
function given({ colour, colourMap, colourKind }: ColourView): Partial<ColourView> {
  return {
    ...(colour === undefined ? {} : { colour }),
    ...(colourMap === undefined || !COLOUR_MAPS.includes(colourMap) ? {} : { colourMap }),
    ...(colourKind === undefined ? {} : { colourKind }),
  }
}

const valuesOf = (axis: AxisValues | FilterError): ArrayLike<number> => ('values' in axis ? axis.values : [])

const choice = (label: string, axis: AxisValues | FilterError, text: string, kind: ScaleKind) => ({
  label,
  text,
  kind,
  problem: 'error' in axis ? axis : undefined,
})
