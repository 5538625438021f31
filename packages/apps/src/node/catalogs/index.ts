// Catalogues as files: read whatever their format, written in any.

export { type CatalogFormat, catalogFormats, encodeCatalog, formatOfFile } from './catalog-formats.ts'
export { readCatalog, readOneTable } from './read-catalog.ts'
