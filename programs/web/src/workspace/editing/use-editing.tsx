// Changing a result in its window: fit the focused source again, add one that was missed, and what people have changed so far.

import type { Said } from '@cirasa/catalog'
import { getNumbers, pixelEllipses } from '@cirasa/catalog'
import type { Viewer } from '@cirasa/viewer'
import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Result } from '../../catalogue/result.ts'
import { shortName } from '../../catalogue/short-name.ts'
import { askPerson } from '../../frame/ask-person.tsx'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { tell, tellUndo } from '../../parts/tell.tsx'
import type { PreviewImage } from '../../preview/preview-image.ts'
import { conditionsOf } from '../../preview/run-conditions.ts'
import { openPreviewWorker, WorkerLine } from '../../preview/worker-line.ts'
import { useFocused } from '../../selection/use-selection.ts'
import { useProducts } from '../../service/job-queries.ts'
import { usePersonName, useService } from '../../service/use-service.ts'
import type { LabelPalette } from '../../statements/label-palette.ts'
import type { StatementStore } from '../../statements/statement-store.ts'
import { useStatementsVersion } from '../../statements/use-statements.ts'
import { Tool } from '../image-toolbar.tsx'
import type { WorkTable } from '../use-result.ts'
import classes from './editing.module.css'
import { EditsPanel } from './edits-panel.tsx'
import { FitPanel } from './fit-panel.tsx'
import { type Edit, keptEdits } from './kept-edits.ts'
import { KeptFit } from './kept-fit.tsx'
import { readSavedMaps } from './saved-maps.ts'
import { SourceFitter } from './source-fitter.ts'
import { useEditLayers } from './use-edit-layers.ts'
import { useEditTask } from './use-edit-task.ts'

interface EditingParts {
  readonly viewer: Viewer | undefined
  /** The image that was searched; undefined while it has not come. */
  readonly image: PreviewImage | undefined
  readonly result: Result
  readonly work: WorkTable
  readonly store: StatementStore
  readonly palette: LabelPalette
  /** Brings the page of the source to the front. */
  readonly onShowSource: () => void
}

/** What the window shows of it. */
export interface Editing {
  /** For the bar of the image. */
  readonly tool: ReactNode
  /** For the head of the page of a source. */
  readonly action: (row: number) => ReactNode
  /** The page of the source with what belongs above it. */
  readonly above: (page: ReactNode) => ReactNode
  readonly panel: ReactNode
}

/** CSS pixels an image pixel, at least, when the view goes to a change. */
const CLOSE = 6

/** Editing of one result. */
export function useEditing(parts: EditingParts): Editing {
  const { viewer, image, result, work, store, palette } = parts
  const { person } = useService()
  const name = usePersonName()
  const version = useStatementsVersion(store)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the store holds
  const edits = useMemo(() => keptEdits(store), [store, version])
  const fitter = useFitter(parts)
  const focused = useFocused(work.selection)
  const { task, isPlacing, setPlacing, fitAgain, end } = useEditTask(parts, fitter !== undefined)
  const say = async (said: readonly (Said & { readonly target: string })[], word: string) => {
    if ((await askPerson(person)) === undefined) return
    if (store.say(said) > 0) tellUndo(word, () => store.undo())
  }
  const takeBack = ({ kind, target }: Edit) =>
    void say([{ kind, target, value: null }], kind === 'fit' ? 'The fit is taken back' : 'The added source is removed')
  const go = ({ target, components: [first] }: Edit) => {
    const row = work.names.indexOf(target)
    if (row >= 0) work.selection.focus(row)
    if (viewer && first) viewer.setCamera({ x: first.x, y: first.y, scale: Math.max(viewer.camera.scale, CLOSE) }, { animate: true })
  }
  useEditLayers(viewer, edits, go)
  useShortcuts('Editing', [
    {
      keys: 'r',
      says: 'Fit the focused source again',
      run: () => (focused === undefined ? tell('Click a source first, or press j') : fitAgain(focused)),
    },
    { keys: 'm', says: 'Add a source that was missed: click where it is', run: () => setPlacing(!isPlacing) },
  ])
  const fits = focused === undefined ? [] : edits.filter(({ kind, target }) => kind === 'fit' && target === work.names[focused])
  const shortNameOf = (target: string) => shortName(target, result)
  const canFit = image !== undefined && fitter !== undefined
  return {
    tool: (
      <Tool
        icon={IconPencilPlus}
        label="Add a source that was missed: click where it is (m)"
        pressed={isPlacing}
        disabled={!canFit}
        onClick={() => setPlacing(!isPlacing)}
      />
    ),
    action: (row) => (
      <Button variant="default" title="Fit again (r)" disabled={!canFit} onClick={() => fitAgain(row)}>
        Fit again
      </Button>
    ),
    above: (page) => (
      <>
        {task && fitter ? (
          <FitPanel
            key={`${task.target} ${task.place.x} ${task.place.y}`}
            title={task.kind === 'fit' ? `Fit ${shortNameOf(task.target)} again` : 'A new source'}
            {...{ result, fitter }}
            place={task.place}
            old={task.old}
            mayMark={task.kind === 'added'}
            onKeep={(fits) => {
              const said = fits.map(({ name: target = task.target, numbers }) => ({ kind: task.kind, target, value: numbers }))
              void say(said, task.kind === 'fit' ? 'The fit is kept' : 'The source is added')
              end()
            }}
            onDiscard={end}
          />
        ) : null}
        <KeptFit {...{ result, fits }} person={name} onTakeBack={takeBack} />
        <div className={classes.rest}>{page}</div>
      </>
    ),
    panel: (
      <EditsPanel
        {...{ edits, store, palette, shortNameOf }}
        person={name}
        onGo={go}
        onTakeBack={takeBack}
        onAdd={() => setPlacing(true)}
      />
    ),
  }
}

/** A fitter for the image in the viewer; its worker starts with the first fit. */
function useFitter({ viewer, image, result }: EditingParts): SourceFitter | undefined {
  const { client } = useService()
  const { data: products } = useProducts(result.job.id)
  const [fitter, setFitter] = useState<SourceFitter>()
  useEffect(() => {
    if (viewer === undefined || image === undefined || products === undefined) return
    const { components, run, job } = result
    const made = new SourceFitter({
      line: new WorkerLine(openPreviewWorker),
      image,
      pixels: (box, request) => viewer.pixels(box, request),
      maps: (box, signal) => readSavedMaps({ viewer, client, job: job.id, products }, box, signal),
      components: {
        ...pixelEllipses(components, { wcs: viewer.image?.wcs }),
        peak: Float64Array.from(getNumbers(components, 'flux_peak')),
      },
      options: run.options,
      conditions: conditionsOf(run),
    })
    setFitter(made)
    return () => {
      setFitter(undefined)
      made.dispose()
    }
  }, [viewer, image, result, products, client])
  return fitter
}
