// What a search is told: the image, where its files go, and how to search it. Nothing of who asks.

import type { MapName } from '@cirasa/finder'
import type { CatalogFormat } from '../catalogs/catalog-formats.ts'
import type { ImageChoice } from '../images/open-image.ts'

/** One search of one image. */
export interface FindRequest extends ImageChoice {
  /** A path or an http(s) address. */
  readonly image: string
  /** The folder that the files go to; made when it is not there. */
  readonly out: string
  /** What the files are called, without suffix. */
  readonly name: string
  /** All where left out. */
  readonly formats?: readonly CatalogFormat[]
  /** None where left out. */
  readonly maps?: readonly MapName[]
  /** Whether a picture is drawn. */
  readonly plot: boolean
  /** Threads; one a core where left out. */
  readonly workers?: number
  /** The finder's options, by the names of its table. */
  readonly options: Readonly<Record<string, string | number | boolean>>
  /** Images that no map may take the place of, besides `image`: those that are searched later, such as the map of an earlier search. */
  readonly spare?: readonly string[]
}
