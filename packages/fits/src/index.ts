// FITS in and out, in browsers and Node: headers, images by section and row, tables, compressed images, writing.

export { type HeaderBeam, readBeam } from './beam.ts'
export { fitsErrors } from './errors.ts'
export { chooseImage, hduAt } from './hdu/choose-hdu.ts'
export { type AxisSummary, describeHdu, type HduSummary } from './hdu/describe-hdu.ts'
export type {
  AsciiTableHdu,
  BinaryTableHdu,
  Bitpix,
  CompressedImageHdu,
  EmptyHdu,
  FitsFile,
  Hdu,
  ImageHdu,
  TableLayout,
} from './hdu/hdu.ts'
export { type OpenOptions, openFits } from './hdu/open-fits.ts'
export type { Card, CardValue, ComplexValue } from './header/card.ts'
export { makeCard, makeTextCards } from './header/format-card.ts'
export { Header, type HeaderValues } from './header/header.ts'
export { choosePlane, type ImagePlane, type PlaneAxis, type PlaneChoice } from './image/choose-plane.ts'
export { frequencyOf } from './image/frequency.ts'
export { holdsLabels, LABELS_BTYPE } from './image/holds-labels.ts'
export type { PixelArray, PixelType } from './image/pixels.ts'
export { readPlaneBeam } from './image/plane-beam.ts'
export { imagePlaneReader, memoryPlaneReader, type PlaneReader } from './image/plane-reader.ts'
export { type Pixels, type ReadImageOptions, readImage, readSection } from './image/read-image.ts'
export type { PixelRange } from './image/section.ts'
export { type ByteSource, blobSource, memorySource, type SyncByteSource } from './source/byte-source.ts'
export type { GunzipLimits } from './source/gunzip.ts'
export { type HttpOptions, httpSource } from './source/http-source.ts'
export { type ReadAheadOptions, readAhead } from './source/read-ahead.ts'
export type { TableColumn } from './tables/column.ts'
export { tableColumns } from './tables/column.ts'
export type { ColumnFormat, ElementType } from './tables/column-format.ts'
export type { ColumnInput, TableInput } from './tables/column-input.ts'
export type { ColumnValues, FixedValues, NumberArray, VariableValues } from './tables/column-values.ts'
export { type BinaryTable, encodeBinaryTable, makeBinaryTable, writeBinaryTable } from './tables/encode-binary-table.ts'
export type { ReadTableOptions, TableColumnData, TableData } from './tables/read-binary-table.ts'
export { readTable } from './tables/read-table.ts'
export type { RowRange } from './tables/row-blocks.ts'
export type { QuantizeOptions } from './tiles/encode-tile.ts'
export { type ReadCompressedOptions, readCompressedSection, tiledPlaneReader } from './tiles/read-compressed.ts'
export { restoreImageHeader } from './tiles/restore-header.ts'
export { openTiledImage, openTiledImageSync, type TiledImage } from './tiles/tiled-image.ts'
export { type CompressOptions, startCompressedImage, writeCompressedImage } from './tiles/write-compressed.ts'
export { type DataWriter, type FitsWriter, fitsWriter, type HduOptions } from './write/fits-writer.ts'
export { type ImageDescription, imageHeader, planeHeader } from './write/image-header.ts'
export { type ByteSink, memorySink } from './write/sink.ts'
export { type ChecksumReport, verifyChecksum } from './write/verify-checksum.ts'
export { type ImageWriter, startImage, writeImage } from './write/write-image.ts'
