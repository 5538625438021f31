// A small picture of the whole image with the source in it, so that one knows where one is.

import type { Job } from '@cirasa/api'
import type { Result } from '../catalogue/result.ts'
import { useClient } from '../service/use-service.ts'
import { numberAt } from '../source/row-values.ts'
import classes from './validate.module.css'

interface FinderPictureProps {
  readonly result: Result
  readonly row: number
  /** Side of a cutout, pixels of the image: drawn as a square. */
  readonly field: number
}

/** Pixels of the picture that is asked for. */
const SIDE = 512
/** A square smaller than this share of the picture is drawn larger. */
const LEAST_SHARE = 0.03

export function FinderPicture({ result, row, field }: FinderPictureProps) {
  const client = useClient()
  const { width, height, name } = result.run.image
  const file = pictured(result.job)
  const [x, y] = [numberAt(result.sources, 'x_pix', row) - 0.5, height - numberAt(result.sources, 'y_pix', row) + 0.5]
  const side = Math.max(field, LEAST_SHARE * Math.max(width, height))
  return (
    <div className={classes.finder} style={{ aspectRatio: `${width} / ${height}` }}>
      {file === undefined ? null : <img src={client.files.thumbnailAddress(file, SIDE)} alt={`The whole of ${name}`} />}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <path
          className={classes.halo}
          d={`M${x} 0V${y - side / 2}M${x} ${y + side / 2}V${height}M0 ${y}H${x - side / 2}M${x + side / 2} ${y}H${width}`}
        />
        <path
          className={classes.own}
          style={{ strokeWidth: 1 }}
          d={`M${x} 0V${y - side / 2}M${x} ${y + side / 2}V${height}M0 ${y}H${x - side / 2}M${x + side / 2} ${y}H${width}`}
        />
        <rect className={classes.own} x={x - side / 2} y={y - side / 2} width={side} height={side} />
      </svg>
    </div>
  )
}

/** The file whose picture shows the plane that was searched: pictures of files are of their first image. */
function pictured({ inputs: [input], options }: Job): string | undefined {
  return input?.kind === 'file' && options.hdu === undefined ? input.id : undefined
}
