// The quality columns of the tables, taken out of the full score of a catalogue against its map's truth.

import type { CatalogueScore, CompletenessScore, SourceColumns } from '@cirasa/simulate'
import { columnsOfTable, compareCatalogues } from '@cirasa/simulate'
import type { BenchMap } from '../maps/bench-maps.ts'

/** Median and robust scatter (1.4826 MAD). */
export interface Centre {
  readonly median: number
  readonly scatter: number
}

/** What the tables say of one catalogue. Completeness is a fraction of the truth at that S/N; NaN where there is none. */
export interface Quality {
  readonly found: number
  readonly false: number
  /** More than one row for a true source: those beyond the first. */
  readonly split: number
  /** No true source within half a beam, but two or more that it stands between. */
  readonly blended: number
  /** No true source there, but inside a diffuse structure: neither right nor false. */
  readonly excused: number
  readonly reliability: number
  readonly above5: number
  readonly above5Isolated: number
  readonly from5to7: number
  readonly above10: number
  readonly above10Isolated: number
  readonly extendedAbove10: number
  /** Integrated flux over the true one, isolated point sources at S/N 10-30. */
  readonly flux10to30: Centre
  readonly fluxAbove30: Centre
  /** The same of isolated extended sources above 10. */
  readonly fluxExtended: Centre
  /** Scatter of the offset in right ascension at S/N 10-30, arcsec. */
  readonly position10to30: number
  /** Widths of (found - true) / claimed error above S/N 7, for catalogues that claim errors. */
  readonly pulls: Readonly<Record<string, number>>
}

/** Scores a catalogue against the truth of its map: matched one to one within half a beam. */
export function scoreOf(found: SourceColumns, map: BenchMap): { readonly quality: Quality; readonly full: CatalogueScore } {
  const full = compareCatalogues(found, columnsOfTable(map.sky.truth()), { beam: map.sky.parameters.beamMajor })
  return { quality: qualityOf(full), full }
}

/** The columns of the tables out of a full score. */
function qualityOf(full: CatalogueScore): Quality {
  const { counts, completeness, fluxes, positions, pulls } = full
  const share = (snr: string, of: 'all' | 'isolated' | 'extended') => completenessAt(completeness, snr)[of].value ?? Number.NaN
  const flux = (population: string, snr: string): Centre => {
    const score = fluxes.find((one) => one.population === population && one.flux === 'integrated' && one.snr === snr)
    return { median: score?.median ?? Number.NaN, scatter: score?.width ?? Number.NaN }
  }
  const position = positions.find(({ snr, population }) => snr === '10-30' && population === 'isolated')
  return {
    found: counts.found,
    false: counts.false,
    split: counts.split,
    blended: counts.blended,
    excused: counts.excused,
    reliability: full.reliability ?? Number.NaN,
    above5: share('>=5', 'all'),
    above5Isolated: share('>=5', 'isolated'),
    from5to7: share('5-7', 'all'),
    above10: share('>=10', 'all'),
    above10Isolated: share('>=10', 'isolated'),
    extendedAbove10: share('>=10', 'extended'),
    flux10to30: flux('point', '10-30'),
    fluxAbove30: flux('point', '>=30'),
    fluxExtended: flux('extended', '>=10'),
    position10to30: position?.east.width ?? Number.NaN,
    pulls: Object.fromEntries(
      pulls.flatMap(({ population, quantity, width }) => (width === null ? [] : [[`${quantity}, ${population}`, width]])),
    ),
  }
}

function completenessAt(scores: readonly CompletenessScore[], snr: string): CompletenessScore {
  const score = scores.find((one) => one.snr === snr)
  if (score === undefined) throw new Error(`no completeness for S/N ${snr}`)
  return score
}
