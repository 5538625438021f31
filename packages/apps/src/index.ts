// What a job can run: the seam of apps, their option tables, and the check of what a request asks of them.

export type { AppInput, AppManifest, AppOption, AppOptionValue, AppProduct } from './app.ts'
export { type CheckedOptions, checkOptions } from './check-options.ts'
export { appErrors } from './errors.ts'
export { checkRequest, manifests } from './manifests.ts'
export type { CheckMode } from './options/option-value.ts'
