// Coded errors: what went wrong and what to do, in one table a package.

export { CodedError, type ErrorEntry, type ErrorMaker, type ErrorRegistry, type ErrorValues, isCodedError, registry } from './registry.ts'
