// Completes package-lock.json after an install from a registry that does not have every platform's packages.

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { completed, type LockFile, missingEntries } from './lock-file.ts'

const file = path.resolve(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile
const missing = missingEntries(lock)
if (missing.size > 0) writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
console.log(`${missing.size} entries added to package-lock.json`)
