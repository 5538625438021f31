// The regions of a viewer as a value: each with a number of its own, the uppermost last.

import type { PixelRegion, RegionStyle } from '@cirasa/regions'

/** One region; its id is never given again. */
export interface RegionItem {
  readonly id: number
  readonly region: PixelRegion
}

/** All regions. Immutable: every change makes another. */
export interface RegionSet {
  readonly items: readonly RegionItem[]
  readonly nextId: number
}

export const noRegions: RegionSet = Object.freeze({ items: Object.freeze([]), nextId: 1 })

/** Regions on top of the others, and their ids. */
export function withAdded(set: RegionSet, regions: readonly PixelRegion[]): { readonly set: RegionSet; readonly ids: readonly number[] } {
  const added = regions.map((region, i): RegionItem => ({ id: set.nextId + i, region }))
  return { set: { items: [...set.items, ...added], nextId: set.nextId + added.length }, ids: added.map(({ id }) => id) }
}

/** Without some of them; locked ones stay. */
export function without(set: RegionSet, ids: ReadonlySet<number>): RegionSet {
  const items = set.items.filter(({ id, region }) => !ids.has(id) || isLocked(region))
  return items.length === set.items.length ? set : { ...set, items }
}

/** With some of them changed; the same set when `change` gives back what it got. */
export function withChanged(set: RegionSet, ids: ReadonlySet<number>, change: (region: PixelRegion) => PixelRegion): RegionSet {
  let isSame = true
  const items = set.items.map((item) => {
    if (!ids.has(item.id)) return item
    const region = change(item.region)
    if (region === item.region) return item
    isSame = false
    return { id: item.id, region }
  })
  return isSame ? set : { ...set, items }
}

export const isLocked = (region: PixelRegion): boolean => region.style?.locked === true

/** The region with a style over its own; what is undefined there is taken away. */
export function styled(region: PixelRegion, style: RegionStyle): PixelRegion {
  const joined = Object.fromEntries(Object.entries({ ...region.style, ...style }).filter(([, value]) => value !== undefined))
  const { style: _old, ...bare } = region
  return (Object.keys(joined).length === 0 ? bare : { ...bare, style: joined }) as PixelRegion
}

/** How many regions have each tag, in the order in which tags first come. */
export function tagsOf(set: RegionSet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { region } of set.items) for (const tag of region.style?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}
