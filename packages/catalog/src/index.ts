// Catalogues: runs, components, islands and sources as columns; their writers and readers.

export { healpixIndex } from '@cirasa/regions'
export { type Standardised, standardise } from './adapters/standardise.ts'
export { type Match, matchOneToOne } from './cross-match/match-one-to-one.ts'
export { type Positions, pixelPositions, skyPositions } from './cross-match/positions.ts'
export { type SpatialGrid, spatialGrid } from './cross-match/spatial-grid.ts'
export { writeCsv } from './csv/write-csv.ts'
export { catalogErrors } from './errors.ts'
export { writeFits } from './fits/write-fits.ts'
export { writeJson } from './json/write-json.ts'
export { buildTable } from './model/build-table.ts'
export type { Catalog } from './model/catalog.ts'
export {
  type Column,
  type ColumnDefinition,
  type ColumnType,
  type ColumnValues,
  columnValues,
  isNull,
  NULL_BOOLEAN,
  NULL_INT,
  NULL_LONG,
  type ValuesGiven,
} from './model/column.ts'
export type { BeamRecord, FitConditionsRecord, ImageRecord, RunRecord } from './model/run.ts'
export { findColumn, findTexts, getColumn, getNumbers, getStrings, type Table } from './model/table.ts'
export type { TableSet } from './model/tables-of.ts'
export { readTable, readTables } from './read/read-tables.ts'
export { FIT_MODELS } from './standard/fit-models.ts'
export { type MakeTableOptions, makeTable, standardColumns, type TableKind } from './standard/make-table.ts'
export type { MeasuredUnits } from './standard/measured-units.ts'
export { recogniseKind } from './standard/recognise.ts'
export { type Agreement, type AgreementBounds, agreementOf, type PairAgreement, type PersonCount } from './statements/agreement.ts'
export { type LabelAgreement, labelAgreement } from './statements/cohen-kappa.ts'
export type { EditingFacts } from './statements/edit-cells.ts'
export { editColumns, editedTables } from './statements/edited-tables.ts'
export { ADDED_PREFIX, editsOf, type HeldEdit } from './statements/edits.ts'
export {
  FITTED_NAMES,
  type FitParts,
  fitOfNumbers,
  ISLAND_NAMES,
  MOST_FITTED,
  numbersOfFit,
  SOURCE_NAMES,
} from './statements/fit-numbers.ts'
export { type Judgement, judgementOn, judgements } from './statements/judgement.ts'
export { judgementColumns, labelledTable } from './statements/labelled-table.ts'
export { majority, type Vote } from './statements/majority.ts'
export { type Held, type Opinion, Opinions } from './statements/opinions.ts'
export { type NamedNumbers, type Said, type Statement, type StatementKind, undoing, type Verdict } from './statements/statement.ts'
export { unitFactor } from './text/unit-factor.ts'
export { voUnit } from './text/vo-unit.ts'
export { casdaComponents, casdaIslands, writeCasda } from './views/casda.ts'
export { type CatalogToDs9Options, catalogToDs9, ellipseRegions, islandRegions } from './views/ds9.ts'
export {
  type EllipseColumns,
  ellipseOfRow,
  type PixelEllipseOptions,
  type PlacedEllipse,
  pixelEllipses,
} from './views/pixel-ellipses.ts'
export { type VotableOptions, writeVotable } from './votable/write-votable.ts'
