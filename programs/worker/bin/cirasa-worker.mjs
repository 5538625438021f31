#!/usr/bin/env node
// Starts the worker under a Node that can run it.

import { startProgram } from '../../start-program.mjs'

await startProgram('cirasa-worker', import.meta.url, () => import('../src/main.ts'))
