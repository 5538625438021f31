// What the address of the queue says: which source is judged, in which order they come, and which are left out. A reload goes on at the same place.

import { flagOf, oneOf, type RawSearch, textOf, wholeOf } from '../frame/search-values.ts'

/** Orders of the queue, the usual one first. */
export const ORDERS = ['catalogue', 'faint', 'bright', 'flagged', 'random', 'disputed'] as const
export type QueueOrder = (typeof ORDERS)[number]

/** Which sources are in the queue, the usual ones first. */
export const SCOPES = ['open', 'disputed', 'all'] as const
export type QueueScope = (typeof SCOPES)[number]

/** After what the next source comes by itself, the usual one first. */
export const GOING_ON = ['judged', 'verdict', 'never'] as const
export type GoingOn = (typeof GOING_ON)[number]

/** Sides of a cutout to choose from, pixels of the image. */
export const FIELDS = [24, 48, 96, 192] as const
export const USUAL_FIELD = 48

/** The query of `/jobs/$job/validate`; what is as usual is absent. */
export interface ValidateSearch {
  /** The name of the source that is judged now. */
  readonly source?: string
  readonly order?: QueueOrder
  readonly show?: QueueScope
  readonly filter?: string
  readonly goOn?: GoingOn
  /** Side of a cutout, pixels of the image. */
  readonly field?: number
  /** True for the same stretch of all sources, by the noise of the image. */
  readonly same?: true
  /** True where the words of others are shown before one has judged. */
  readonly others?: true
  /** True where the last page is shown: what can be taken away. */
  readonly end?: true
}

/** Reads the query of `/jobs/$job/validate`. */
export function readValidateSearch(search: RawSearch): ValidateSearch {
  const field = wholeOf(search.field)
  return {
    source: textOf(search.source),
    order: oneOf(search.order, ORDERS),
    show: oneOf(search.show, SCOPES),
    filter: textOf(search.filter),
    goOn: oneOf(search.goOn, GOING_ON),
    field: FIELDS.find((one) => one === field),
    same: flagOf(search.same),
    others: flagOf(search.others),
    end: flagOf(search.end),
  }
}
