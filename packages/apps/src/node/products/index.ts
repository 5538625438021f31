// What the files are that an app has made.

export { productKind } from './product-kind.ts'
