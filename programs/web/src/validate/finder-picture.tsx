// A small picture of the whole plane that was searched with the source in it, so that one knows where one is.

import { decodeTile } from '@cirasa/image'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Result } from '../catalogue/result.ts'
import { type Cutout, cutoutImage, ownCuts } from '../gallery/cutout.ts'
import { useClient } from '../service/use-service.ts'
import { numberAt } from '../source/row-values.ts'
import { useImageView } from '../workspace/image-views.ts'
import { searchedImage } from '../workspace/searched-image.ts'
import classes from './validate.module.css'

interface FinderPictureProps {
  readonly result: Result
  readonly row: number
  /** Side of a cutout, pixels of the image: drawn as a square. */
  readonly field: number
}

/** A square smaller than this share of the picture is drawn larger. */
const LEAST_SHARE = 0.03

export function FinderPicture({ result, row, field }: FinderPictureProps) {
  const { width, height, name } = result.run.image
  const [x, y] = [numberAt(result.sources, 'x_pix', row) - 0.5, height - numberAt(result.sources, 'y_pix', row) + 0.5]
  const side = Math.max(field, LEAST_SHARE * Math.max(width, height))
  const cross = `M${x} 0V${y - side / 2}M${x} ${y + side / 2}V${height}M0 ${y}H${x - side / 2}M${x + side / 2} ${y}H${width}`
  return (
    <div className={classes.finder} style={{ aspectRatio: `${width} / ${height}` }}>
      <WholePlane result={result} label={`The whole of ${name}`} />
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path className={classes.halo} d={cross} />
        <path className={classes.own} style={{ strokeWidth: 1 }} d={cross} />
        <rect className={classes.own} x={x - side / 2} y={y - side / 2} width={side} height={side} />
      </svg>
    </div>
  )
}

function WholePlane({ result, label }: { readonly result: Result; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pixels = useCoarsest(result)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || pixels === undefined) return
    context.canvas.width = pixels.width
    context.canvas.height = pixels.height
    context.putImageData(new ImageData(cutoutImage(pixels, ownCuts(pixels)), pixels.width, pixels.height), 0, 0)
  }, [pixels])
  return pixels === undefined ? null : <canvas ref={canvas} role="img" aria-label={label} />
}

/** The coarsest level of the plane that was searched, which is a single tile; undefined where the service has none. */
function useCoarsest(result: Result): Cutout | undefined {
  const client = useClient()
  const place = searchedImage(result)
  const { data: view } = useImageView(place)
  const isThere = view?.pyramid !== undefined && view.state !== 'building'
  const { data } = useQuery({
    queryKey: ['images', place, 'coarsest'],
    enabled: isThere,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<Cutout> => {
      const { levels } = client.images.pyramid(view!).plan
      return decodeTile(await client.images.tile(view!, levels.length - 1, 0, 0, { signal }))
    },
  })
  return data
}
