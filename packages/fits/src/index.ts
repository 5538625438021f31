export { fitsErrors } from './errors.ts'
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
export type { Card, CardValue, ComplexValue } from './header/card.ts'
export { makeCard, makeTextCards } from './header/format-card.ts'
export { Header, type HeaderValues } from './header/header.ts'
export { type ByteSource, blobSource, memorySource, type SyncByteSource } from './source/byte-source.ts'
