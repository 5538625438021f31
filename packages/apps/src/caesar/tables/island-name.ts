// Names of islands as CAESAR gives them, made of the ids of the catalogue.

/** The number of an island, as in the segmentation map, and of the island within it, 0 for itself. */
export interface IslandNumber {
  readonly number: number
  readonly nested: number
}

/** @example islandNumber('e40c292c-12.1') // { number: 12, nested: 1 } */
export function islandNumber(id: string): IslandNumber {
  const [number, nested = '0'] = id.slice(id.lastIndexOf('-') + 1).split('.')
  return { number: Number(number), nested: Number(nested) }
}

/** @example islandName({ number: 12, nested: 1 }) // 'S12_N1' */
export function islandName({ number, nested }: IslandNumber): string {
  return nested === 0 ? `S${number}` : `S${number}_N${nested}`
}
