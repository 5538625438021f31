// The service as functions: what can be asked of it, by resource, with the types of the table of routes.

import type {
  AnswerOf,
  CatalogueFormat,
  CatalogueTable,
  File,
  FileChange,
  Job,
  JobChange,
  QueryOf,
  Rerun,
  Routes,
  Submission,
} from '@cirasa/api'
import { imagesOf } from './images.ts'
import { type UploadOptions, uploadInPieces } from './resumable-upload.ts'
import { statementsOf } from './statements.ts'
import { type ClientOptions, createTransport } from './transport.ts'
import { type JobNews, type WatchOptions, watchJob, watchJobs } from './watch-job.ts'
import { workspacesOf } from './workspaces.ts'

type Signal = AbortSignal | undefined
type Query<N extends keyof Routes> = QueryOf<Routes[N]>
type Answer<N extends keyof Routes> = Promise<AnswerOf<Routes[N]>>

/** Where a cutout is and how it is wanted. */
export type CutoutOptions = Query<'sourceCutout'>

/**
 * A client of the service, for browsers and Node. Every call throws the service's own CodedError, with its code and remedy, for what the
 * service refuses, CLIENT_UNREACHABLE where nothing answers, and the reason of its signal.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://127.0.0.1:8080' })
 * const file = await client.files.upload(blob, { name: 'scorpio.fits' })
 * const [job] = await client.jobs.submit({ app: 'caesar', inputs: [{ kind: 'file', id: file.id }] })
 * const done = await client.jobs.waitFor(job.id) // done.state: 'SUCCESS'
 */
export function createClient(options: ClientOptions) {
  const transport = createTransport(options)
  const { ask, send, address } = transport
  const files = {
    list: (query?: Query<'listFiles'>, signal?: Signal) => ask('listFiles', { ...(query ? { query } : {}), signal }),
    get: (id: string, signal?: Signal) => ask('getFile', { params: { id }, signal }),
    change: (id: string, body: FileChange, signal?: Signal) => ask('changeFile', { params: { id }, body, signal }),
    remove: (id: string, signal?: Signal) => ask('removeFile', { params: { id }, signal }),
    restore: (id: string, signal?: Signal) => ask('restoreFile', { params: { id }, signal }),
    header: async (id: string, hdu = 0, signal?: Signal) =>
      await (await send(address('fileHeader', { params: { id }, query: { hdu } }), { signal })).text(),
    content: (id: string, signal?: Signal) => send(address('fileContent', { params: { id } }), { signal }),
    contentAddress: (id: string) => address('fileContent', { params: { id } }),
    thumbnailAddress: (id: string, size?: number) => address('fileThumbnail', { params: { id }, query: size ? { size } : {} }),
    /** In pieces that survive a broken line; a stream, which cannot be read twice, in one request. */
    upload: (content: Blob | ReadableStream<Uint8Array>, how: UploadOptions): Promise<File> =>
      content instanceof Blob ? uploadInPieces(transport, content, how) : uploadStream(content, how),
  }
  const uploadStream = async (body: ReadableStream<Uint8Array>, { name, tag, signal }: UploadOptions): Promise<File> => {
    const headers = { 'content-type': 'application/octet-stream' }
    const target = address('uploadFile', { query: { name, ...(tag ? { tag } : {}) } })
    return (await (await send(target, { method: 'POST', headers, body, signal })).json()) as File
  }
  const jobs = {
    submit: async (body: Submission, signal?: Signal): Promise<readonly Job[]> => (await ask('submitJobs', { body, signal })).items,
    list: (query?: Query<'listJobs'>, signal?: Signal) => ask('listJobs', { ...(query ? { query } : {}), signal }),
    get: (id: string, signal?: Signal) => ask('getJob', { params: { id }, signal }),
    change: (id: string, body: JobChange, signal?: Signal) => ask('changeJob', { params: { id }, body, signal }),
    remove: (id: string, signal?: Signal) => ask('removeJob', { params: { id }, signal }),
    cancel: (id: string, signal?: Signal) => ask('cancelJob', { params: { id }, signal }),
    rerun: (id: string, body: Rerun = {}, signal?: Signal) => ask('rerunJob', { params: { id }, body, signal }),
    log: async (id: string, query: Query<'jobLog'> = {}, signal?: Signal) => {
      const answer = await send(address('jobLog', { params: { id }, query }), { signal })
      const { headers } = answer
      return { text: await answer.text(), next: Number(headers.get('x-log-next')), complete: headers.get('x-log-complete') === 'true' }
    },
    /** What happens to a job, until it has ended; the line may break meanwhile. */
    watch: (id: string, how?: WatchOptions): AsyncGenerator<JobNews> => watchJob(transport, id, how),
    watchAll: (how?: Pick<WatchOptions, 'signal'>): AsyncGenerator<JobNews> => watchJobs(transport, how),
    /** The job when it has ended. */
    waitFor: async (id: string, { onNews, ...how }: WatchOptions & { readonly onNews?: (news: JobNews) => void } = {}): Promise<Job> => {
      for await (const news of watchJob(transport, id, how)) onNews?.(news)
      return await ask('getJob', { params: { id }, signal: how.signal })
    },
  }
  const results = {
    products: async (id: string, signal?: Signal) => (await ask('listProducts', { params: { id }, signal })).items,
    /** The bytes of a product, as they come. */
    product: (id: string, name: string, signal?: Signal) => send(address('jobProduct', { params: { id, name } }), { signal }),
    rows: (id: string, table: CatalogueTable, query: Omit<Query<'jobCatalogue'>, 'format'> = {}, signal?: Signal): Answer<'jobCatalogue'> =>
      ask('jobCatalogue', { params: { id, table }, query, signal }),
    /** A table as a file of a format. */
    catalogue: (id: string, table: CatalogueTable, format: Exclude<CatalogueFormat, 'json'>, signal?: Signal) =>
      send(address('jobCatalogue', { params: { id, table }, query: { format } }), { signal }),
    catalogueAddress: (id: string, table: CatalogueTable, format: CatalogueFormat) =>
      address('jobCatalogue', { params: { id, table }, query: { format } }),
    cutoutAddress: (id: string, source: string | number, query: CutoutOptions = {}) =>
      address('sourceCutout', { params: { id, source: String(source) }, query }),
    cutout: (id: string, source: string | number, query: CutoutOptions = {}, signal?: Signal) =>
      send(address('sourceCutout', { params: { id, source: String(source) }, query }), { signal }),
    archiveAddress: (id: string) => address('jobArchive', { params: { id } }),
  }
  return Object.freeze({
    files,
    jobs,
    results,
    images: imagesOf(transport),
    statements: statementsOf(transport),
    workspaces: workspacesOf(transport),
    apps: {
      list: async (signal?: Signal) => (await ask('listApps', { signal })).items,
      get: (name: string, signal?: Signal) => ask('getApp', { params: { name }, signal }),
      datasets: async (signal?: Signal) => (await ask('listDatasets', { signal })).items,
    },
    account: {
      own: (signal?: Signal) => ask('getAccount', { signal }),
      days: async (days: number, signal?: Signal) => (await ask('accountDays', { query: { days }, signal })).items,
      service: (signal?: Signal) => ask('serviceAccount', { signal }),
      serviceDays: async (days: number, signal?: Signal) => (await ask('serviceDays', { query: { days }, signal })).items,
    },
    service: (signal?: Signal) => ask('serviceInfo', { signal }),
  })
}

/** What `createClient` gives. */
export type Client = ReturnType<typeof createClient>
