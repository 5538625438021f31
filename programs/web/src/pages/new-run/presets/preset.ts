// Options that are set together under a name: ours, which say what they are for, and those that people keep.

import type { AppOption, AppOptionValue } from '@cirasa/apps'
import { draftOf, type OptionDraft } from '../../../parts/option-form/option-draft.ts'

/** Some options of an app. */
export interface Preset {
  readonly name: string
  /** What it does, in a sentence; empty for one that a person keeps. */
  readonly says: string
  readonly options: Readonly<Record<string, AppOptionValue>>
}

const CAESAR: readonly Preset[] = [
  {
    name: 'Faint compact sources',
    says: 'Goes deeper and keeps smaller islands; more of what it finds is noise.',
    options: { seedthr: 4, npixmin: 3 },
  },
  {
    name: 'Extended emission',
    says: 'Measures background and noise in cells twice as large, so that diffuse emission is not taken for background, and follows islands further out.',
    options: { bkgbox: 40, 'adaptive-noise': false, mergethr: 2 },
  },
  {
    name: 'Quick look',
    says: 'Bright sources alone, with noise measured once and short fits.',
    options: { seedthr: 7, mergethr: 4, 'noise-iterations': 1, 'adaptive-noise': false, 'fit-budget': 300 },
  },
  {
    name: 'Check for artefacts',
    says: 'Lists what is as deep below the background, too: as many of the others may be false.',
    options: { negative: true },
  },
  {
    name: 'All maps',
    says: 'Writes the maps that the window of the result shows over the image.',
    options: { 'save-bkgmap': true, 'save-rmsmap': true, 'save-modelmap': true, 'save-residualmap': true, 'save-segmentedmap': true },
  },
]

/** Presets by the name of their app. */
export const PRESETS: ReadonlyMap<string, readonly Preset[]> = new Map([['caesar', CAESAR]])

/** Whether all of it is set. */
export function isOn({ options }: Preset, set: Readonly<Record<string, AppOptionValue>>): boolean {
  const entries = Object.entries(options)
  return entries.length > 0 && entries.every(([name, value]) => set[name] === value)
}

/** The draft with a preset on, beside what is set already; or with its options left to their defaults. */
export function withPreset(draft: OptionDraft, { options }: Preset, on: boolean): OptionDraft {
  if (on) return { ...draft, ...draftOf(options) }
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !(name in options)))
}

/** @example presetText({ options: { seedthr: 4, negative: true }, ... }, table) // 'seedthr 4 sigma, negative on' */
export function presetText({ options }: Preset, table: readonly AppOption[]): string {
  const unitOf = (name: string) => table.find((option) => option.name === name)?.unit
  const text = (value: AppOptionValue) => (value === true ? 'on' : value === false ? 'off' : String(value))
  return Object.entries(options)
    .map(([name, value]) => [name, text(value), unitOf(name)].filter((word) => word !== undefined).join(' '))
    .join(', ')
}
