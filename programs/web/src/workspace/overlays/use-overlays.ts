// The overlays of a window: read from files or archives, drawn over the image, taken away again.

import type { TableSet } from '@cirasa/catalog'
import { catalogueColumns, createCatalogueLayer, type DrawnCatalogue, type Viewer } from '@cirasa/viewer'
import { useCallback, useEffect, useRef, useState } from 'react'
import { collectBytes } from '../../catalogue/collect-bytes.ts'
import { webErrors } from '../../catalogue/errors.ts'
import { readTablesInWorker } from '../../catalogue/read-in-worker.ts'
import { useKept, useWorkspace } from '../saving/kept-window.tsx'
import type { SavedOverlay } from '../saving/workspace.ts'
import { type Overlay, savedOverlays, withOverlay } from './overlay.ts'

/** Larger catalogues are searched with other tools. */
const MOST_BYTES = 512 * 2 ** 20

/** The overlays and what changes them. */
export interface Overlays {
  readonly items: readonly Overlay[]
  /** Those that the workspace knows and whose rows are not here. */
  readonly closed: readonly SavedOverlay[]
  /** Adds the first table of a file. Throws WEB_FILE_TOO_LARGE and what the readers throw. */
  readonly addFile: (file: File) => Promise<void>
  /** Adds what an address answers. Throws what fetch and the readers throw. */
  readonly addAddress: (name: string, address: string, signal: AbortSignal) => Promise<void>
  readonly show: (id: string, visible: boolean) => void
  readonly remove: (id: string) => void
  /** Forgets one that is closed. */
  readonly forget: (name: string) => void
}

/** Keeps overlays and draws them. */
export function useOverlays(viewer: Viewer | undefined): Overlays {
  const [items, setItems] = useState<readonly Overlay[]>([])
  const { store } = useWorkspace()
  const [saved, save] = useKept('overlays')
  useEffect(() => {
    if (items.length > 0) save(savedOverlays(items, store.current.overlays))
  }, [items, save, store])
  const drawn = useRef(new Map<string, DrawnCatalogue>())
  useEffect(() => {
    const layers = drawn.current
    return () => {
      for (const id of layers.keys()) viewer?.remove(id)
      layers.clear()
    }
  }, [viewer])
  useEffect(() => {
    if (viewer === undefined) return
    draw(viewer, items, drawn.current)
  }, [viewer, items])
  const add = useCallback(
    (name: string, { tables: [table] }: TableSet, address?: string) => {
      if (table !== undefined) setItems((before) => withOverlay(before, { name, table, address }, store.current.overlays))
    },
    [store],
  )
  const forget = (name: string) => save(store.current.overlays.filter((one) => one.name !== name))
  return {
    items,
    closed: saved.filter(({ name }) => !items.some((one) => one.name === name)),
    addFile: async (file) => {
      if (file.size > MOST_BYTES) throw webErrors.FILE_TOO_LARGE({ name: file.name, limit: '512 MiB' })
      add(file.name, await readTablesInWorker(new Uint8Array(await file.arrayBuffer()), file.name, undefined))
    },
    addAddress: async (name, address, signal) => {
      const answer = await fetch(address, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
      if (!answer.ok) throw webErrors.ARCHIVE_REFUSED({ name, status: answer.status })
      add(name, await readTablesInWorker(await collectBytes(answer, () => {}), `${name}.vot`, signal), address)
    },
    show: (id, visible) => setItems((before) => before.map((one) => (one.id === id ? { ...one, visible } : one))),
    remove: (id) => {
      const left = items.filter((one) => one.id !== id)
      setItems(left)
      forget(items.find((one) => one.id === id)?.name ?? '')
    },
    forget,
  }
}

function draw(viewer: Viewer, items: readonly Overlay[], drawn: Map<string, DrawnCatalogue>): void {
  for (const id of [...drawn.keys()]) {
    if (items.some((one) => one.id === id)) continue
    viewer.remove(id)
    drawn.delete(id)
  }
  for (const { id, table, colour, visible } of items) {
    let layer = drawn.get(id)
    if (layer === undefined) {
      const columns = catalogueColumns(table, { wcs: viewer.image?.wcs, isOfThisImage: false })
      layer = createCatalogueLayer({ id, columns, colour, symbols: 'all' })
      viewer.add(layer)
      drawn.set(id, layer)
    }
    layer.visible = visible
  }
  viewer.changed()
}
