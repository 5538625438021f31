// Multipart forms as they come.

export { boundaryOf, type FormPart, readForm } from './read-form.ts'
