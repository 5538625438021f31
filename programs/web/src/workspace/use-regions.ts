// The regions of a viewer in React, and what is measured in the selected one.

import type { ImageView } from '@cirasa/api'
import { arcsec, degrees, foldPositionAngle } from '@cirasa/units'
import {
  type EditorState,
  type FluxScale,
  type LineProfile,
  measureLine,
  measureRegion,
  type RegionItem,
  type RegionMeasures,
  type Viewer,
} from '@cirasa/viewer'
import { pixelArea } from '@cirasa/wcs'
import { useEffect, useState } from 'react'

/** The state of the editor, anew after each change. */
export function useRegions(viewer: Viewer | undefined): EditorState | undefined {
  const [state, setState] = useState(viewer?.regions.state)
  useEffect(() => {
    if (viewer === undefined) return
    setState(viewer.regions.state)
    return viewer.regions.onChange(setState)
  }, [viewer])
  return state
}

/** The one region that is selected. */
export function selectedRegion(state: EditorState | undefined): RegionItem | undefined {
  if (state?.selected.size !== 1 || state.gesture !== undefined) return undefined
  return state.history.present.items.find(({ id }) => state.selected.has(id))
}

/** What a region holds: statistics, or the profile of a line; or why it could not be measured. */
export type Measured =
  | { readonly kind: 'region'; readonly measures: RegionMeasures }
  | { readonly kind: 'line'; readonly profile: LineProfile }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Measures the selected region on the pixels of the image, with all of their bits. */
export function useMeasured(viewer: Viewer | undefined, view: ImageView | undefined, item: RegionItem | undefined): Measured | undefined {
  const [measured, setMeasured] = useState<Measured>()
  const region = item?.region
  useEffect(() => {
    setMeasured(undefined)
    if (viewer === undefined || view === undefined || region === undefined) return
    const ending = new AbortController()
    const options = { image: view, layer: 'image', signal: ending.signal }
    const pixels: Viewer['pixels'] = (box, request) => viewer.pixels(box, request)
    const measuring: Promise<Measured> =
      region.shape === 'line'
        ? measureLine(pixels, region, { ...options, wcs: viewer.image?.wcs }).then((profile) => ({ kind: 'line', profile }))
        : measureRegion(pixels, region, { ...options, scale: scaleOf(viewer, view) }).then((measures) => ({
            kind: 'region',
            measures,
          }))
    measuring.then(
      (found) => ending.signal.aborted || setMeasured(found),
      (error: unknown) => ending.signal.aborted || setMeasured({ kind: 'failed', error }),
    )
    return () => ending.abort()
  }, [viewer, view, region])
  return measured
}

function scaleOf(viewer: Viewer, { unit, beam, width, height }: ImageView): FluxScale {
  const jacobian = viewer.image?.wcs?.localJacobian((width - 1) / 2, (height - 1) / 2)
  return {
    unit,
    beam: beam && { major: arcsec(beam.major), minor: arcsec(beam.minor), positionAngle: foldPositionAngle(degrees(beam.positionAngle)) },
    pixelArea: jacobian && pixelArea(jacobian),
  }
}
