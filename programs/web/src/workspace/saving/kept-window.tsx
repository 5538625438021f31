// A window whose workspace is kept: opened before anything is shown, with an address that says what was seen last, and saved as it changes.

import { Center, Loader } from '@mantine/core'
import { createContext, Fragment, type ReactNode, use, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { tell } from '../../parts/tell.tsx'
import { usePersonName, useService } from '../../service/use-service.ts'
import { type OpenedWorkspace, openWorkspace } from './open-workspace.ts'
import { openedSearch } from './opened-search.ts'
import { viewOf, type Workspace } from './workspace.ts'
import type { WorkspaceTarget } from './workspace-name.ts'

/** A workspace as the parts of a window use it. */
export interface WindowWorkspace extends OpenedWorkspace {
  /** Shows another workspace in the place of this one. */
  readonly show: (workspace: Workspace) => Promise<void>
}

const WorkspaceContext = createContext<WindowWorkspace | undefined>(undefined)

/** The workspace of the window. */
export function useWorkspace(): WindowWorkspace {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace is called outside of a window that is kept')
  return workspace
}

/** A part of the workspace, and what changes it. */
export function useKept<Part extends keyof Workspace>(part: Part): readonly [Workspace[Part], (value: Workspace[Part]) => void] {
  const { store } = useWorkspace()
  const value = useSyncExternalStore(store.subscribe, () => store.current[part])
  const set = useCallback((next: Workspace[Part]) => store.set({ [part]: next }), [store, part])
  return [value, set]
}

/** What a part holds under a name. */
export function useKeptNamed<Part extends 'layout' | 'tables'>(
  part: Part,
  name: string,
): readonly [Workspace[Part][string] | undefined, (value: Workspace[Part][string] | undefined) => void] {
  const { store } = useWorkspace()
  const value = useSyncExternalStore(store.subscribe, () => store.current[part][name]) as Workspace[Part][string] | undefined
  const set = useCallback(
    (next: Workspace[Part][string] | undefined) => {
      const { [name]: _before, ...others } = store.current[part] as Readonly<Record<string, unknown>>
      store.set({ [part]: next === undefined ? others : { ...others, [name]: next } })
    },
    [store, part, name],
  )
  return [value, set]
}

interface KeptWindowProps<Search extends object> extends WorkspaceTarget {
  /** The query of the address; left out for a window without an address of its own. */
  readonly search?: Search
  /** Puts another query in the address, and is done when it is there. */
  readonly onSearch?: (search: Readonly<Record<string, unknown>>) => Promise<void>
  readonly children: ReactNode
}

/** Opens a workspace and gives it to what is inside. */
export function KeptWindow<Search extends object>({ kind, id, search, onSearch, children }: KeptWindowProps<Search>) {
  const opened = useOpened(kind, id)
  const store = opened?.store
  const target = `${kind} ${id}`
  const [filled, setFilled] = useState<string>()
  useEffect(() => {
    if (store === undefined || filled === target) return
    let isGone = false
    void Promise.resolve(onSearch?.(openedSearch(search ?? {}, store.current.view))).then(() => isGone || setFilled(target))
    return () => {
      isGone = true
    }
    // Once for each target: from then on the address is the window's.
  }, [store, target, filled, onSearch, search])
  const isReady = opened !== undefined && filled === target
  useEffect(() => {
    if (isReady && search !== undefined) opened.store.set({ view: viewOf(search) })
  }, [isReady, opened, search])
  const workspace = useMemo<WindowWorkspace | undefined>(
    () =>
      opened && {
        ...opened,
        show: async (next) => {
          await onSearch?.(next.view)
          opened.store.replace(next)
        },
      },
    [opened, onSearch],
  )
  if (!isReady || workspace === undefined) {
    return (
      <Center h="60vh">
        <Loader size="sm" />
      </Center>
    )
  }
  return <WorkspaceContext value={workspace}>{children}</WorkspaceContext>
}

/** Makes what is inside anew when another workspace is shown: viewers take up a workspace when they are made. */
export function Anew({ children }: { readonly children: ReactNode }) {
  const { store } = useWorkspace()
  const opened = useSyncExternalStore(store.subscribe, () => store.opened)
  return <Fragment key={opened}>{children}</Fragment>
}

/** The workspace of a target; while that of another person is opened, the one before. */
function useOpened(kind: WorkspaceTarget['kind'], id: string): OpenedWorkspace | undefined {
  const { client } = useService()
  const person = usePersonName()
  const [opened, setOpened] = useState<OpenedWorkspace>()
  useEffect(() => {
    let isGone = false
    let made: OpenedWorkspace | undefined
    const word = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')
    const storage = window.localStorage
    void openWorkspace({ target: { kind, id }, person, client, storage, window: word, onJoined: tell }).then((workspace) => {
      made = workspace
      if (isGone) void workspace.store.close()
      else setOpened(workspace)
    })
    const onVisibility = () => void (document.hidden ? made?.store.flush() : made?.store.refresh())
    const onHide = () => void made?.store.flush()
    const onLine = () => made?.store.retry()
    document.addEventListener('visibilitychange', onVisibility)
    window.addEventListener('pagehide', onHide)
    window.addEventListener('online', onLine)
    return () => {
      isGone = true
      document.removeEventListener('visibilitychange', onVisibility)
      window.removeEventListener('pagehide', onHide)
      window.removeEventListener('online', onLine)
      void made?.store.close()
    }
  }, [client, person, kind, id])
  return opened?.target.kind === kind && opened.target.id === id ? opened : undefined
}
