// Which layers are shown as an address says it, and which comes next when they are leafed through.

/** An address that shows no layer has to say so: one that says nothing shows the first. */
const NONE = 'none'

/** @example layersOf(undefined, ['image', 'rms']) // Set { 'image' } */
export function layersOf(text: string | undefined, ids: readonly string[]): ReadonlySet<string> {
  const said = text?.split(',') ?? ids.slice(0, 1)
  return new Set(ids.filter((id) => said.includes(id)))
}

/** @example layersText(new Set(['rms', 'image']), ['image', 'rms']) // 'image,rms' */
export function layersText(shown: ReadonlySet<string>, ids: readonly string[]): string | undefined {
  const text = ids.filter((id) => shown.has(id)).join(',')
  if (text === ids[0]) return undefined
  return text === '' ? NONE : text
}

/** The layer that many places further on from the uppermost one that is shown, round and round; undefined where there is none. */
export function nextLayer(ids: readonly string[], shown: ReadonlySet<string>, by: 1 | -1): string | undefined {
  const at = ids.findLastIndex((id) => shown.has(id))
  return ids[(Math.max(at, 0) + by + ids.length) % ids.length]
}
