// The use-cases: what a caller can ask of the service, whatever the face.

export { anonymous, type Caller } from './caller.ts'
export type { Content } from './content.ts'
export { createService } from './create-service.ts'
export { fileFormats } from './file-kinds.ts'
export { ownerFolder } from './file-names.ts'
export { taskInputs } from './inputs.ts'
export type { DatasetPlace, ServiceParts, ServiceSettings } from './parts.ts'
export { productKind } from './products.ts'
export type { DescribeFits, JobRunner } from './seams.ts'
export type { InputRequest, Service, ServiceAccount, Waiting } from './service.ts'
export { labelText, personName } from './statements.ts'
