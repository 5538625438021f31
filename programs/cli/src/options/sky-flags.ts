// The simulator's options as flags.

import type { SkyOptionDefinition } from '@cirasa/simulate'
import type { FlagDefinition, OptionValue } from './option-value.ts'

const headings: Readonly<Record<SkyOptionDefinition['category'], string>> = {
  map: 'Map:',
  noise: 'Noise and sky level:',
  sources: 'Sources:',
  diffuse: 'Diffuse emission:',
  artefacts: 'Artefacts:',
}

/** What numbers without a unit are. */
const placeholders: Partial<Record<SkyOptionDefinition['name'], string>> = {
  seed: 'number',
  noiseVariation: 'fraction',
  fluxSlope: 'slope',
  extendedFraction: 'fraction',
  axisRatioMin: 'ratio',
  artefacts: 'sources',
  artefactLevel: 'fraction',
}

/** How an option of the simulator is spelled as a flag, without the dashes: `pixelScale` becomes `pixel-scale`. */
export const flagName = (option: string): string => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Flags for the simulator's table: `pixelScale` becomes `--pixel-scale`. */
export function skyFlags(table: readonly SkyOptionDefinition[]): readonly FlagDefinition[] {
  return table.map((definition) => ({
    ...definition,
    name: flagName(definition.name),
    placeholder: placeholders[definition.name],
    heading: headings[definition.category],
  }))
}

/** Values by flag as the simulator wants them, by its own names. */
export function skyOptions(values: Readonly<Record<string, OptionValue>>): Record<string, OptionValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), value]),
  )
}
