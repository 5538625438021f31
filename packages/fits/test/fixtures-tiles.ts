// Compressed images for the tests: found in files, or made by our own writer.

import {
  type CompressedImageHdu,
  type CompressOptions,
  fitsWriter,
  type Header,
  memorySink,
  memorySource,
  openFits,
  type PixelArray,
  writeCompressedImage,
} from '../src/index.ts'

/** The first compressed image of a file. */
export async function compressedHdu(file: Uint8Array, source = memorySource(file)): Promise<CompressedImageHdu> {
  const { hdus } = await openFits(source)
  const found = hdus.find((hdu) => hdu.kind === 'compressed-image')
  if (found === undefined) throw new Error('no compressed image')
  return found
}

/** A file that holds one image, compressed by us. */
export async function compress(
  data: PixelArray,
  shape: readonly number[],
  { header, keepScaling, ...options }: CompressOptions & { readonly header?: Header; readonly keepScaling?: boolean } = {},
): Promise<Uint8Array> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  await writeCompressedImage(writer, { data, shape, header, keepScaling }, options)
  await writer.finish()
  return sink.bytes()
}
