#!/usr/bin/env node
// Starts the server under a Node that can run it.

import { startProgram } from '../../start-program.mjs'

await startProgram('cirasa-server', import.meta.url, () => import('../src/main.ts'))
