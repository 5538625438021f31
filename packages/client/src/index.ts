// The service from a browser or Node: a typed client, with uploads that go on where they broke off and jobs that can be watched.

export { type Client, type CutoutOptions, createClient } from './client.ts'
export { clientErrors } from './errors.ts'
export type { TileAsked } from './images.ts'
export type { UploadOptions } from './resumable-upload.ts'
export type { LabelledOptions, TrainingSetOptions } from './statements.ts'
export type { ClientOptions } from './transport.ts'
export type { JobNews, WatchOptions } from './watch-job.ts'
export type { OpenWorkspace, SaveOptions } from './workspaces.ts'
