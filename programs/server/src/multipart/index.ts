// Multipart forms as they come.

export type { PartHeaders } from './part-headers.ts'
export { boundaryOf, type FormLimits, type FormPart, readForm } from './read-form.ts'
