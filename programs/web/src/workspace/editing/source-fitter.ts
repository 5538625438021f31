// Fits one source with the finder's own code in a worker, on the image's own pixels, with the noise that the run went by or that of the pixels around it.

import type { FitConditionsRecord } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import type { FitChoice } from '@cirasa/finder'
import type { ImageBox, Viewer } from '@cirasa/viewer'
import { beamWidth, type PreviewImage } from '../../preview/preview-image.ts'
import type { Answer, Ask, BlockOfPixels, FinderValues, PeakedColumns, Refitted, SourcePlaces } from '../../preview/preview-messages.ts'
import type { WorkerLine } from '../../preview/worker-line.ts'
import { fitBox } from './fit-box.ts'
import { nearComponents } from './near-components.ts'
import type { NoiseMaps } from './saved-maps.ts'

/** What a fitter stands on. */
export interface FitterParts {
  readonly line: Pick<WorkerLine, 'ask' | 'dispose'>
  readonly image: PreviewImage
  readonly pixels: Viewer['pixels']
  /** The maps that the run has saved; undefined where it has not. */
  readonly maps: (box: ImageBox, signal: AbortSignal) => Promise<NoiseMaps | undefined>
  /** Components of the catalogue, in pixels of the image. */
  readonly components: PeakedColumns
  /** Options of the run. */
  readonly options: FinderValues
  /** What the fits of the run went by, where it tells. */
  readonly conditions?: FitConditionsRecord
}

/** A place to fit. Pixels of the image. */
export interface FitPlace {
  readonly x: number
  readonly y: number
  /** FWHM of the largest component there, as far as it is known. */
  readonly width?: number
  /** Whether fainter light than the run's may be fitted, where there is no other. */
  readonly isFaint?: boolean
  /** What the run has measured there, in the image's unit; undefined where it has found nothing. */
  readonly known?: { readonly background: number; readonly rms: number }
  /** The sources of the run on the island; none for a new source. */
  readonly owners?: SourcePlaces
}

/** Where background and noise come from: maps of the run; the pixels around, brought to what the run has at the source; those pixels alone. */
export type NoiseOrigin = 'maps' | 'run' | 'box'

/** A fit, and what it stands on. */
export interface SourceFit {
  readonly refitted: Refitted
  readonly block: BlockOfPixels
  readonly noise: NoiseOrigin
  /** Least significance of the pixels that were fitted, rms. */
  readonly threshold: number
  /** Noise at the place, in the image's unit. */
  readonly rms: number
}

interface Ground {
  readonly key: string
  readonly block: BlockOfPixels
  readonly maps: NoiseMaps
  readonly noise: NoiseOrigin
}

const FAINT = 2
/** Side of a cell of the noise, widths of the beam; and that width in pixels where nobody knows it. */
const USUAL_NOISE_BOX = 20
const USUAL_BEAM = 3.5

/** Fits one place after the other; a newer question ends an older one. */
export class SourceFitter {
  readonly #parts: FitterParts
  #ground: Ground | undefined

  constructor(parts: FitterParts) {
    this.#parts = parts
  }

  /**
   * Fits what is at a place.
   *
   * @throws FINDER_NO_ISLAND and what else the finder throws; the reason of the signal
   */
  async fit(place: FitPlace, choice: FitChoice, signal: AbortSignal): Promise<SourceFit> {
    const ground = await this.#groundAt(place, signal)
    const { options } = this.#parts
    const usual = Number(options['merge-threshold'] ?? 2.6)
    try {
      return await this.#fitOn(ground, place, choice, usual, signal)
    } catch (error) {
      const isTooFaint = isCodedError(error) && error.code === 'FINDER_NO_ISLAND' && place.isFaint === true && usual > FAINT
      if (!isTooFaint) throw error
      return await this.#fitOn(ground, place, choice, FAINT, signal)
    }
  }

  dispose(): void {
    this.#parts.line.dispose()
    this.#ground = undefined
  }

  async #fitOn(ground: Ground, place: FitPlace, choice: FitChoice, threshold: number, signal: AbortSignal): Promise<SourceFit> {
    const { image, components, options, conditions } = this.#parts
    const { block, maps, noise } = ground
    const box = { x0: block.x0, y0: block.y0, x1: block.x0 + block.width - 1, y1: block.y0 + block.height - 1 }
    const answer = await this.#ask(
      {
        kind: 'refit',
        refit: {
          image,
          block,
          ...maps,
          neighbours: nearComponents(components, box),
          at: { x: place.x, y: place.y },
          choice,
          options: { ...options, 'merge-threshold': threshold },
          ...(conditions ? { conditions } : {}),
          ...(place.owners ? { owners: place.owners } : {}),
        },
      },
      signal,
    )
    if (answer.kind !== 'refitted') throw new Error(`A fit was answered with ${answer.kind}`)
    return { refitted: answer, block, noise, threshold, rms: maps.rms[pixelAt(block, place)] }
  }

  /** Pixels and noise around a place; kept for the next fit of the same place. */
  async #groundAt(place: FitPlace, signal: AbortSignal): Promise<Ground> {
    const key = `${place.x} ${place.y}`
    if (this.#ground?.key === key) return this.#ground
    const { image, options, maps } = this.#parts
    const width = Math.max(place.width ?? 0, beamWidth(image) ?? 0)
    const near = fitBox(place, { width }, image)
    const saved = await maps(near, signal)
    const noiseBox = (Number(options['noise-box']) || USUAL_NOISE_BOX) * (beamWidth(image) ?? USUAL_BEAM)
    const block = await this.#blockOf(saved === undefined ? fitBox(place, { width, noiseBox }, image) : near, signal)
    if (saved !== undefined) this.#ground = { key, block, maps: saved, noise: 'maps' }
    else {
      const measured = await this.#measure(block, signal)
      const noise = place.known === undefined ? 'box' : 'run'
      this.#ground = {
        key,
        block,
        maps: place.known === undefined ? measured : broughtTo(place.known, measured, pixelAt(block, place)),
        noise,
      }
    }
    return this.#ground
  }

  async #blockOf(box: ImageBox, signal: AbortSignal): Promise<BlockOfPixels> {
    const { x0, y0, width, height, pixels } = await this.#parts.pixels(box, { level: 0, layer: 'image', lossless: true, signal })
    return { x0, y0, width, height, step: 1, pixels }
  }

  async #measure(block: BlockOfPixels, signal: AbortSignal): Promise<NoiseMaps> {
    const { image, options } = this.#parts
    await this.#ask({ kind: 'load', image, block }, signal)
    const found = await this.#ask({ kind: 'find', options, maps: true }, signal)
    if (found.kind !== 'found' || found.maps === undefined) throw new Error(`A search was answered with ${found.kind}`)
    return found.maps
  }

  async #ask(ask: Ask, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted()
    const outcome = await this.#parts.line.ask(ask)
    signal.throwIfAborted()
    if (outcome.kind === 'superseded') throw new DOMException('A newer fit was asked for', 'AbortError')
    return outcome.answer
  }
}

const pixelAt = ({ x0, y0, width }: BlockOfPixels, { x, y }: FitPlace): number => (Math.round(y) - y0) * width + Math.round(x) - x0

/** The maps with the run's own background and noise at a pixel, and as they were measured from there on. */
function broughtTo({ background, rms }: NonNullable<FitPlace['known']>, maps: NoiseMaps, pixel: number): NoiseMaps {
  const [shift, factor] = [background - maps.background[pixel], rms / maps.rms[pixel]]
  return { background: maps.background.map((value) => value + shift), rms: maps.rms.map((value) => value * factor) }
}
