// The source that is judged, large: image, model and residual in one stretch, with the ellipses that were fitted.

import type { CatalogueTable } from '@cirasa/api'
import { type EllipseColumns, pixelEllipses } from '@cirasa/catalog'
import type { Wcs } from '@cirasa/wcs'
import { useEffect, useMemo } from 'react'
import type { Result } from '../catalogue/result.ts'
import { rowsOf } from '../catalogue/row-index.ts'
import { type CutoutMap, noiseCuts } from '../gallery/cutout.ts'
import { CutoutPicture } from '../gallery/cutout-picture.tsx'
import type { CutoutStore, CutoutWish } from '../gallery/cutout-store.ts'
import { Figure } from '../parts/figure.tsx'
import { numberAt } from '../source/row-values.ts'
import { cutoutMarks, type DrawnEllipse } from './cutout-marks.ts'
import classes from './validate.module.css'

interface JudgedCutoutsProps {
  readonly result: Result
  readonly row: number
  /** The row that most probably comes next: its cutouts are fetched meanwhile. */
  readonly next: number | undefined
  readonly cutouts: CutoutStore
  /** Of the image; undefined where it has none, or it has not come yet. */
  readonly wcs: Wcs | undefined
  /** Side of a cutout, pixels of the image. */
  readonly field: number
  /** Whether all sources have the stretch that the noise of the image gives. */
  readonly isSame: boolean
  readonly hasMarks: boolean
}

const MAPS: readonly CutoutMap[] = ['image', 'model', 'residual']

const wishOf = (row: number, map: CutoutMap, size: number): CutoutWish => ({ table: 'sources' satisfies CatalogueTable, row, map, size })

export function JudgedCutouts({ result, row, next, cutouts, wcs, field, isSame, hasMarks }: JudgedCutoutsProps) {
  const { components, componentsOf, sources, run } = result
  const ellipses = useMemo((): EllipseColumns => pixelEllipses(components, { wcs }), [components, wcs])
  const marks = useMemo(() => {
    // The catalogue counts pixels from 1.
    const middle = { x: numberAt(sources, 'x_pix', row) - 1, y: numberAt(sources, 'y_pix', row) - 1 }
    return cutoutMarks(ellipses, middle, field, new Set(rowsOf(componentsOf, row)))
  }, [ellipses, sources, componentsOf, row, field])
  const cuts = useMemo(() => (isSame && run.rms !== undefined && run.rms > 0 ? noiseCuts(run.rms) : undefined), [isSame, run.rms])
  useFetchedBefore(cutouts, next, field)
  const name = `source ${row + 1}`
  return (
    <div className={classes.pictures}>
      {MAPS.map((map) => (
        <Figure key={map} name={map}>
          <div className={classes.over}>
            <CutoutPicture store={cutouts} wish={wishOf(row, map, field)} label={`${map} of ${name}`} {...(cuts ? { cuts } : {})} />
            {hasMarks ? <Marks marks={marks} size={field} /> : null}
          </div>
        </Figure>
      ))}
    </div>
  )
}

function Marks({ marks, size }: { readonly marks: readonly DrawnEllipse[]; readonly size: number }) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden>
      {marks.flatMap(({ x, y, rx, ry, turn, isOwn }, i) => {
        const shape = { cx: x, cy: y, rx, ry, transform: `rotate(${turn} ${x} ${y})` }
        const key = `${i} ${x} ${y}`
        return [
          isOwn ? <ellipse key={`${key} halo`} className={classes.halo} {...shape} /> : null,
          <ellipse key={key} className={isOwn ? classes.own : classes.other} {...shape} />,
        ]
      })}
    </svg>
  )
}

/** Whoever judges fast should not wait for pixels. */
function useFetchedBefore(cutouts: CutoutStore, row: number | undefined, size: number): void {
  useEffect(() => {
    if (row === undefined) return
    const ending = new AbortController()
    // What cannot be had is told when it is looked at.
    for (const map of MAPS) cutouts.get(wishOf(row, map, size), ending.signal).catch(() => undefined)
    return () => ending.abort()
  }, [cutouts, row, size])
}
