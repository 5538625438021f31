// A server with a job whose catalogue has two sources, for tests of what people say about them.

import { caesarProducts } from '../../app-products.ts'
import { skyImage } from '../../sky-image.ts'
import { startTestServer, type TestServer, type TestServerOptions } from '../../test-server.ts'

export interface LabelledJob extends AsyncDisposable {
  readonly server: TestServer
  readonly id: string
  /** The names of the sources, in the order of the catalogue. */
  readonly sources: readonly string[]
  /** Says something; gives the answer. */
  say(by: string, items: readonly object[]): ReturnType<TestServer['ask']>
}

/** Starts it, with a job that has ended. */
export async function startLabelledJob(options: TestServerOptions = {}): Promise<LabelledJob> {
  const server = await startTestServer(options)
  const image = await skyImage()
  const file = (await server.ask('POST /files?name=sky.fits', image, { 'content-type': 'application/fits' })).json().id
  const id = (await server.ask('POST /jobs', { app: 'caesar', inputs: [{ kind: 'file', id: file }] })).json().items[0].id
  await server.jobs.start(id)
  await server.jobs.finish(id, await caesarProducts(image, { seedthr: 20, mergethr: 10 }))
  const { columns, rows } = (await server.ask(`GET /jobs/${id}/catalogue/sources`)).json()
  const at = columns.findIndex(({ name }: { name: string }) => name === 'source_id')
  return {
    server,
    id,
    sources: rows.map((row: string[]) => row[at]),
    say: (by, items) => server.ask(`POST /jobs/${id}/statements`, { by, items }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
