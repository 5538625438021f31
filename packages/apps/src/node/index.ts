// What programs need of Node to run apps: images, searches on threads, catalogues and files. Each folder here is an entry of its own too,
// such as `@cirasa/apps/node/files`, for programs that have to start fast. Pictures are drawn through `@cirasa/apps/node/plot`.

export type { AppContext, AppOutcome, AppRun, AppRunInput, RunnableApp } from './app-run.ts'
export { apps } from './apps.ts'
export * from './catalogs/index.ts'
export * from './files/index.ts'
export * from './images/index.ts'
export * from './products/index.ts'
export * from './search/index.ts'
