// What a job can run: the seam of apps, their option tables, and the check of what a request asks of them.

export type { AppInput, AppManifest, AppOption, AppOptionValue, AppProduct } from './app.ts'
export type { CaesarColumn } from './caesar/tables/caesar-column.ts'
export { componentColumns as caesarComponentColumns } from './caesar/tables/component-columns.ts'
export { islandColumns as caesarIslandColumns } from './caesar/tables/island-columns.ts'
export { type CheckedOptions, checkOptions, isDefault } from './check-options.ts'
export { appErrors } from './errors.ts'
export { checkRequest, manifests } from './manifests.ts'
export { type CheckMode, readOptionValue, wantedOf } from './options/option-value.ts'
