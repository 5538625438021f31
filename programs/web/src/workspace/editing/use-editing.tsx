// Changing a result in its window: fit the focused source again, add one that was missed, and what people have changed so far.

import type { Viewer } from '@cirasa/viewer'
import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { Result } from '../../catalogue/result.ts'
import { shortName } from '../../catalogue/short-name.ts'
import { useShortcuts } from '../../frame/shortcuts.ts'
import { tell } from '../../parts/tell.tsx'
import type { PreviewImage } from '../../preview/preview-image.ts'
import { useFocused } from '../../selection/use-selection.ts'
import { usePersonName } from '../../service/use-service.ts'
import type { LabelPalette } from '../../statements/label-palette.ts'
import type { StatementStore } from '../../statements/statement-store.ts'
import { useStatementsVersion } from '../../statements/use-statements.ts'
import { Tool } from '../image-toolbar.tsx'
import type { WorkTable } from '../use-result.ts'
import classes from './editing.module.css'
import { EditsPanel } from './edits-panel.tsx'
import { type Edit, keptEdits } from './kept-edits.ts'
import { KeptFit } from './kept-fit.tsx'
import { useSayEdit } from './say-edit.ts'
import { TaskPanel } from './task-panel.tsx'
import { useEditLayers } from './use-edit-layers.ts'
import { useEditTask } from './use-edit-task.ts'
import { useFitter } from './use-fitter.ts'

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
  const name = usePersonName()
  const edits = useEdits(store)
  const fitter = useFitter(parts)
  const focused = useFocused(work.selection)
  const { task, isPlacing, setPlacing, fitAgain, end } = useEditTask(parts, fitter !== undefined)
  const say = useSayEdit(store)
  const takeBack = ({ kind, target }: Edit) =>
    say([{ kind, target, value: null }], kind === 'fit' ? 'The fit is taken back' : 'The added source is removed')
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
        {task && fitter ? <TaskPanel {...{ result, fitter, task }} onSay={say} onEnd={end} /> : null}
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

/** What people have changed so far. */
function useEdits(store: StatementStore): readonly Edit[] {
  const version = useStatementsVersion(store)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the store holds
  return useMemo(() => keptEdits(store), [store, version])
}
