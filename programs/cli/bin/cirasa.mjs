#!/usr/bin/env node
// Starts the command line under a Node that can run it; says its version without.

import { readFileSync } from 'node:fs'
import { startProgram } from '../../start-program.mjs'

if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V'))
  console.log(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
else await startProgram('cirasa', import.meta.url, () => import('../src/main.ts'))
