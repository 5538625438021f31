// The curl lines of caesar-rest's page, verbatim but for host and ids, against the real server: from the upload to the archive.

import { execFile } from 'node:child_process'
import { copyFile, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inFolder, type RealServer, startRealServer, stopServer } from './real-server.ts'

const run = promisify(execFile)
const SAMPLE = path.resolve(import.meta.dirname, '../../../../examples/sample/sample.fits')

let server: RealServer
let folder: string
let leave: () => void
let gone: Promise<void>
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    gone = inFolder(async (home) => {
      folder = home
      resolve()
      await new Promise<void>((left) => (leave = left))
    })
  })
  server = await startRealServer(path.join(folder, 'home'))
  await copyFile(SAMPLE, path.join(folder, 'VGPS_cont_MOS017.fits'))
})
afterAll(async () => {
  await stopServer(server)
  leave()
  await gone
})

/** Runs the line in a shell, as somebody who copied it from the page. */
async function shell(line: string): Promise<string> {
  const here = line.replaceAll('http://localhost:8080', server.url.replace('127.0.0.1', 'localhost'))
  const { stdout } = await run('/bin/sh', ['-c', here], { cwd: folder })
  return stdout
}

it('uploads, runs and fetches as the page says', async () => {
  const uploaded = JSON.parse(
    await shell(`curl -X POST \\
  -H 'Content-Type: multipart/form-data' \\
  -F 'file=@VGPS_cont_MOS017.fits' \\
  --url 'http://localhost:8080/caesar/api/v1.0/upload'`),
  )
  expect(uploaded).toMatchObject({ filename_orig: 'VGPS_cont_MOS017.fits', format: 'fits', status: 'File uploaded with success' })
  const file = uploaded.uuid

  await shell(`curl  -X GET \\
  --fail -o data.fits \\
  --url 'http://localhost:8080/caesar/api/v1.0/download/${file}'`)
  expect((await readFile(path.join(folder, 'data.fits'))).equals(await readFile(SAMPLE))).toBe(true)

  expect(
    await shell(`curl  -X GET \\
  --url 'http://localhost:8080/caesar/api/v1.0/fileids'`),
  ).toContain(file)

  const job = JSON.parse(
    await shell(`curl -X POST \\
  -H 'Content-Type: application/json' \\
  -d '{"app":"caesar","job_inputs":{"inputfile":"/opt/caesar-rest/data/${file}.fits","run":true,"no-logredir":true,"envfile":"/home/riggi/Software/setvars.sh","no-mpi":true,"no-nestedsearch":true,"no-extendedsearch":true}}' \\
  --url 'http://localhost:8080/caesar/api/v1.0/job'`),
  )
  expect(job).toMatchObject({ app: 'caesar', state: 'PENDING' })
  const id = job.job_id

  const status = async () =>
    JSON.parse(
      await shell(`curl -X GET \\
  --url 'http://localhost:8080/caesar/api/v1.0/job/${id}/status'`),
    )
  await expect.poll(async () => (await status()).state, { timeout: 100_000, interval: 500 }).toMatch(/SUCCESS|FAILURE|ABORTED|TIMED-OUT/)
  expect(await status()).toMatchObject({ state: 'SUCCESS', exit_status: 0, exit_code: 0, job_id: id, pid: expect.stringMatching(/^\d+$/) })

  await shell(`curl -X GET \\
  --fail -o job_output.tar.gz \\
  --url 'http://localhost:8080/caesar/api/v1.0/job/${id}/output'`)
  expect((await stat(path.join(folder, 'job_output.tar.gz'))).size).toBeGreaterThan(1000)
  const archive = gunzipSync(await readFile(path.join(folder, 'job_output.tar.gz'))).toString('latin1')
  // Clients match these names.
  for (const name of [`catalog-${file}.json`, `catalog_fitcomp-${file}.dat`, `ds9-${file}.reg`, `plot_${file}.png`])
    expect(archive).toContain(`job_${id}/${name}`)

  const address = `${server.url}/caesar/api/v1.0/job/${id}`
  const sources = await (await fetch(`${address}/sources`)).json()
  const components = await (await fetch(`${address}/source-components`)).json()
  expect(JSON.stringify(sources).length).toBeGreaterThan(1000)
  expect(JSON.stringify(components).length).toBeGreaterThan(1000)
  const preview = await (await fetch(`${address}/preview`)).json()
  expect(Buffer.from(preview.image, 'base64').subarray(1, 4).toString()).toBe('PNG')
  expect(await (await fetch(`${address}/output-components`)).text()).toMatch(/^#/)

  const accounting = await (await fetch(`${server.url}/caesar/api/v1.0/accounting`)).json()
  expect(accounting).toMatchObject({ njobs: 1, njobs_completed: 1 })
  expect(accounting.jobsize).toBeGreaterThan(0)
})
