// The workspaces with a name beside the one of the window, and what a person does with them; what goes wrong is told.

import { useCallback, useEffect, useState } from 'react'
import { confirm } from '../../parts/confirm.tsx'
import { tell, tellProblem, tellUndo } from '../../parts/tell.tsx'
import { useWorkspace } from './kept-window.tsx'
import { listNamed, readNamed, removeNamed, renameNamed, replaceNamed, saveNamed } from './named-workspaces.ts'

/** The titles, once they are known, and what can be done. */
export interface NamedWorkspaces {
  readonly titles: readonly string[] | undefined
  /** Saves the window as it is; a title that is taken is asked about. */
  readonly saveAs: (title: string) => Promise<void>
  /** Shows it in the window, and offers to go back. */
  readonly open: (title: string) => Promise<void>
  readonly rename: (title: string, to: string) => Promise<void>
  readonly remove: (title: string) => Promise<void>
}

/** @param onLeave called before something is shown or asked beyond the menu */
export function useNamed(onLeave: () => void): NamedWorkspaces {
  const workspace = useWorkspace()
  const { store, show } = workspace
  const [titles, setTitles] = useState<readonly string[]>()
  const act = useCallback(
    async (problem: string, work: () => Promise<void>) => {
      try {
        await work()
        setTitles(await listNamed(workspace))
      } catch (error) {
        tellProblem(problem, error)
      }
    },
    [workspace],
  )
  useEffect(() => void act('Your workspaces cannot be listed', async () => {}), [act])
  const save = (work: () => Promise<void>) => act('The workspace was not saved', work)
  return {
    titles,
    saveAs: (title) =>
      save(async () => {
        if (await saveNamed(workspace, title, store.current)) return tell(`Saved as “${title}”`)
        onLeave()
        confirm('Replace it?', `There is a workspace “${title}” already.`, 'Replace it', () => {
          void save(() => replaceNamed(workspace, title, store.current))
        })
      }),
    open: (title) =>
      act('The workspace cannot be opened', async () => {
        const [before, named] = [store.current, await readNamed(workspace, title)]
        onLeave()
        await show(named)
        tellUndo(`“${title}” is open`, () => void show(before))
      }),
    rename: (title, to) =>
      act('The workspace was not renamed', async () => {
        if (!(await renameNamed(workspace, title, to))) tell(`There is a workspace “${to}” already`)
      }),
    remove: (title) =>
      act('The workspace was not deleted', async () => {
        const was = await removeNamed(workspace, title)
        if (was === undefined) return tell(`“${title}” is deleted`)
        tellUndo(`“${title}” is deleted`, () => void save(async () => void (await saveNamed(workspace, title, was))))
      }),
  }
}
