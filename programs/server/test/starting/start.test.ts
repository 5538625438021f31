// Starting and stopping: one server for a folder, no open door without a word, an end in order.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inFolder, startRealServer, stopServer } from './real-server.ts'

describe('the server', () => {
  it('is alive, ready, and tells its version and figures', async () =>
    inFolder(async (home) => {
      const server = await startRealServer(home)
      const [live, ready, version, metrics, native] = await Promise.all(
        ['health/live', 'health/ready', 'version', 'metrics', 'api/v1/apps'].map((route) => fetch(`${server.url}/${route}`)),
      )
      expect(await live.json()).toEqual({ status: 'live' })
      expect(await ready.json()).toEqual({ status: 'ready', checks: { records: 'ok', disk: 'ok', dispatcher: 'ok' } })
      expect(await version.json()).toMatchObject({ name: 'cirasa', apis: ['/api/v1', '/caesar/api/v1.0'] })
      expect(await metrics.text()).toMatch(/^cirasa_jobs\{state="PENDING"\} 0$/m)
      expect(native.status).toBe(200)
      expect(await stopServer(server)).toBe(0)
      for (const line of server.log().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ 'ecs.version': expect.any(String) })
    }))

  it('keeps its folder for itself, and takes over one whose server was killed', async () =>
    inFolder(async (home) => {
      const first = await startRealServer(home)
      await expect(startRealServer(home)).rejects.toThrow(/ended with 2: [\s\S]*SERVER_ALREADY_RUNNING/)
      await stopServer(first, 'SIGKILL')
      const second = await startRealServer(home)
      expect(await stopServer(second, 'SIGINT')).toBe(0)
    }))

  it('keeps its database for itself, and leaves those beside it to others', async () =>
    inFolder(async (home) => {
      const at = (name: string, file: string) => startRealServer(path.join(home, name), ['--dbfile', path.join(home, 'shared', file)])
      const first = await at('one', 'a.sqlite')
      await expect(at('two', 'a.sqlite')).rejects.toThrow(/ended with 2: [\s\S]*SERVER_ALREADY_RUNNING/)
      const second = await at('two', 'b.sqlite')
      expect([await stopServer(first), await stopServer(second)]).toEqual([0, 0])
    }))

  it('does not listen to other machines unless told to', async () =>
    inFolder(async (home) => {
      await expect(startRealServer(home, ['--host', '0.0.0.0'])).rejects.toThrow(/SERVER_NEEDS_AUTHENTICATION/)
      await expect(startRealServer(home, ['--aai'])).rejects.toThrow(/SERVER_NOT_AVAILABLE/)
      await expect(startRealServer(home, ['--scheduler', 'slurm'])).rejects.toThrow(/SERVER_NOT_AVAILABLE/)
      await stopServer(await startRealServer(home, ['--host', '0.0.0.0', '--insecure-no-auth']))
    }))

  it('writes its log to a file as well', async () =>
    inFolder(async (home) => {
      const server = await startRealServer(home, ['--logtofile', '--logfile', 'caesar.json'])
      await fetch(`${server.url}/version`)
      await expect
        .poll(() => readFile(path.join(home, 'logs', 'caesar.1.json'), 'utf8').catch(() => ''), { timeout: 20_000 })
        .toContain('"path":"/version"')
      await stopServer(server)
    }))
})
