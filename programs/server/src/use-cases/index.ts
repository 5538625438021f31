// The use-cases: what a caller can ask of the service, whatever the face.

export { anonymous, type Caller, type Role } from './caller.ts'
export type { Content } from './content.ts'
export { createService } from './create-service.ts'
export { fileFormats, mediaTypeOf } from './file-kinds.ts'
export { cleanName, cleanTag, fileKey, isId, ownerFolder } from './file-names.ts'
export { taskInputs } from './inputs.ts'
export type { DatasetPlace, ServiceLog, ServiceParts, ServiceSettings } from './parts.ts'
export { productKind } from './products.ts'
export type { AppCatalogue, CheckedOptions, DescribeFits, JobRunner, SubmitMode } from './seams.ts'
export type {
  AccountingUseCases,
  Adoption,
  AppUseCases,
  Dataset,
  FileUseCases,
  InputRequest,
  JobEvent,
  JobUseCases,
  LogPart,
  ProductUseCases,
  RerunChanges,
  Service,
  ServiceAccount,
  Submission,
  Upload,
  Waiting,
} from './service.ts'
