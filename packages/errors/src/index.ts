// Coded errors: what went wrong and what to do, in one table a package; and the name that was probably meant.

export { nearestName } from './nearest-name.ts'
export { CodedError, type ErrorEntry, type ErrorMaker, type ErrorRegistry, type ErrorValues, isCodedError, registry } from './registry.ts'
