// Our finder keeps the promises of a finder.

import { findSources } from '../src/index.ts'
import { finderConformance } from './finder-conformance.ts'

finderConformance('findSources', findSources)
