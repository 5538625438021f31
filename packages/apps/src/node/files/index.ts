// Files that are written whole or not at all, and what can go wrong with files.

export { fileErrors } from '../errors.ts'
export { AtomicFiles, discardUnfinishedFiles, writeAtomically } from './atomic-files.ts'
