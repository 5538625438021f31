// A small client for load: it times each request, keeps connections as a browser or a script would, and never gives up silently.

import http from 'node:http'

/** An answer, and how long it took from the call to its last byte. */
export interface Timed {
  readonly status: number
  readonly body: Buffer
  readonly milliseconds: number
}

/** What to send. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

/** A client of one server with at most so many connections. */
export function loadClient(url: string, connections: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  const send = ({ method, path, headers = {}, body }: Call): Promise<Timed> =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const request = http.request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks), milliseconds: performance.now() - began }),
        )
      })
      request.on('error', reject)
      request.end(body)
    })
  const json = { 'content-type': 'application/json' }
  return {
    send,
    get: (path: string) => send({ method: 'GET', path }),
    post: (path: string, value: unknown) => send({ method: 'POST', path, headers: json, body: JSON.stringify(value) }),
    close: () => agent.destroy(),
  }
}

/** A client of one server. */
export type LoadClient = ReturnType<typeof loadClient>

/** A form with one file, as `curl -F file=@NAME` sends it. */
export function fileForm(name: string, content: Buffer): Pick<Call, 'headers' | 'body'> {
  const boundary = 'cirasa-bench-boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/fits\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

/** The body of an answer that has to have this status. Throws with what came instead. */
export function expectJson<Body>({ status, body }: Timed, wanted = 200): Body {
  if (status !== wanted) throw new Error(`status ${status} instead of ${wanted}: ${body.toString('utf8', 0, 500)}`)
  return JSON.parse(body.toString('utf8')) as Body
}
