// Who wins, the address or what was saved: a copied address shows the same to everybody, and a bare one what one has left.

import type { SavedView } from './workspace.ts'

/** The part of an address that can come out of a workspace. */
type Search = {
  readonly at?: string
  readonly hdu?: number
  readonly plane?: string
  readonly panel?: string
  readonly grid?: string
  readonly source?: string
}

/**
 * The query to go on with. One with a place was copied from a window: what it leaves out is as it is by default. Any other is filled up; of another plane than the
 * saved one only with what has no place on it, and with a source without the place and the filter that may not show it.
 *
 * @example openedSearch({ filter: 'snr > 5' }, { at: '1,2', filter: 'snr > 9' }) // { at: '1,2', filter: 'snr > 5' }
 */
export function openedSearch<S extends Search>(search: S, saved: SavedView): Readonly<Record<string, unknown>> & S {
  const said = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as S
  if (said.at !== undefined) return said
  const isOther = (name: 'hdu' | 'plane') => said[name] !== undefined && String(said[name]) !== saved[name]
  const { panel, grid } = saved
  if (isOther('hdu') || isOther('plane')) return { panel, grid, ...said }
  const { at: _at, zoom: _zoom, filter: _filter, ...anywhere } = saved
  return { ...(said.source === undefined ? saved : anywhere), ...said }
}
