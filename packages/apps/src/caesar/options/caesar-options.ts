// All options of the app `caesar`: CAESAR's own by their names and defaults, in the order of its forms, then those of the finder.

import type { AppOption } from '../../app.ts'
import { backgroundOptions } from './background.ts'
import { detectionOptions } from './detection.ts'
import { engineOptions } from './engine.ts'
import { extendedOptions } from './extended.ts'
import { fittingOptions } from './fitting.ts'
import { inputOptions } from './input.ts'
import { nestedOptions } from './nested.ts'
import { outputOptions } from './output.ts'
import { residualOptions } from './residual.ts'
import { runOptions } from './run.ts'
import { selectionOptions } from './selection.ts'

export const caesarOptions: readonly AppOption[] = Object.freeze([
  ...outputOptions,
  ...inputOptions,
  ...backgroundOptions,
  ...detectionOptions,
  ...selectionOptions,
  ...nestedOptions,
  ...fittingOptions,
  ...residualOptions,
  ...extendedOptions,
  ...runOptions,
  ...engineOptions,
])
