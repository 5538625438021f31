// Simulated skies with their truth, and scores of what a finder made of them.

export { simulateErrors } from './errors.ts'
export { fillNormal } from './random/normal.ts'
export { Xoshiro128 } from './random/xoshiro128.ts'
export { type SkyOptionDefinition, skyOptionTable } from './sky/option-table.ts'
export { type SkyOptions, type SkyParameters, skyParameters } from './sky/options.ts'
export { type SkyPreset, skyPreset, skyPresets } from './sky/presets.ts'
export { type SimulatedSky, simulateSky } from './sky/simulate-sky.ts'
