// A small picture of an image, so that a file can be told from others in a list.

import { fileErrors } from '@cirasa/apps/node/files'
import { openImage, openPlane, planeRecipe } from '@cirasa/apps/node/images'
import { pixelPicture, previewOf } from '@cirasa/apps/node/plot'
import type { ThumbnailTask } from './derivation.ts'
import { MOST_UNPACKED } from './kept-images.ts'

/** PNG. Throws the errors of `fits` and FILE_ errors for what cannot be drawn. */
export async function thumbnail({ path, size }: ThumbnailTask, signal: AbortSignal): Promise<Uint8Array> {
  const image = await openImage(path, {}, signal, { maxUnpackedBytes: MOST_UNPACKED })
  try {
    const { width, height } = image.plane
    const isPacked = image.file.source !== image.input.source
    if (isPacked && width * height * 4 > MOST_UNPACKED)
      throw fileErrors.TOO_LARGE({ file: 'The image', limit: '512 MiB of pixels', what: 'a thumbnail of a packed file' })
    using opened = await openPlane(await planeRecipe(image, signal))
    return await pixelPicture(await previewOf(opened.plane, size, signal))
  } finally {
    image.input.close()
  }
}
