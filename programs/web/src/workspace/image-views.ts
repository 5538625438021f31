// Planes of images as the service describes them, asked again until they can be looked at.

import type { ImageView } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import type { ViewedImage } from '@cirasa/viewer'
import { createWcs, type Wcs } from '@cirasa/wcs'
import { useQuery } from '@tanstack/react-query'
import { useClient } from '../service/use-service.ts'

/** Seconds that the service may hold an answer. */
const WAIT = 15

/** Which image: one that was uploaded, or a product of a job. */
export type ImagePlace =
  | { readonly kind: 'file'; readonly file: string; readonly hdu?: number; readonly plane?: string }
  | { readonly kind: 'product'; readonly job: string; readonly product: string; readonly plane?: string }

/** The view of an image; asked again while its tiles are being made. Undefined asks for nothing. */
export function useImageView(place: ImagePlace | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['images', place],
    enabled: place !== undefined,
    queryFn: ({ signal }): Promise<ImageView> => {
      if (place === undefined) throw new Error('no image was asked for')
      const query = { wait: WAIT, ...(place.plane === undefined ? {} : { plane: place.plane }) }
      if (place.kind === 'product') return client.images.ofProduct(place.job, place.product, query, signal)
      return client.images.ofFile(place.file, { ...query, ...(place.hdu === undefined ? {} : { hdu: place.hdu }) }, signal)
    },
    // Held answers come by themselves; what can be looked at does not change any more.
    refetchInterval: ({ state }) => (state.data?.state === 'building' ? 100 : false),
    staleTime: ({ state }) => (state.data?.state === 'building' ? 0 : Number.POSITIVE_INFINITY),
  })
}

/** What the viewer has to know of an image. A sky that cannot be made out is left out; `view.notes` says why. */
export function viewedImage(view: ImageView, name: string): ViewedImage {
  const { width, height, unit } = view
  return Object.freeze({ width, height, unit, name, wcs: skyOf(view) })
}

function skyOf({ header, skyPlane }: ImageView): Wcs | undefined {
  if (header === undefined) return undefined
  try {
    return createWcs(header, { plane: skyPlane })
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}
