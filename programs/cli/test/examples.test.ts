// Every example of every help text works as it is written, on small images under the names that the examples use.

import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fitsWriter, Header, memorySink, startImage, writeCompressedImage } from '@cirasa/fits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandEntries } from '../src/command-tree.ts'
import { sample } from './broken-files.ts'
import { cirasa, type Ended, said, start } from './run-cli.ts'

const SIDE = 64
const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-examples-'))
const bin = path.join(folder, 'bin')
const server = createServer((_, response) => response.end(readFileSync(sample)))
/** A service of ours for the examples that submit to one. */
let service = ''
let stopService = async (): Promise<void> => {}

/** The lines below 'Examples:', without what is said about them. */
async function examplesOf(command: readonly string[]): Promise<string[]> {
  const { stdout } = await cirasa([...command, '--help'], tmpdir())
  const [, text] = stdout.split('\nExamples:\n')
  const lines = text.split('\n\n')[0].split('\n').filter(Boolean)
  return lines.map((line) => line.trim().split(/ {3,}/)[0])
}

/** Runs a line in a shell whose `cirasa` is ours and whose home is the folder. */
async function inShell(line: string): Promise<Ended> {
  const { port } = server.address() as AddressInfo
  const text = line
    .replace('https://example.org', `http://127.0.0.1:${port}`)
    .replace('https://cirasa.example.org', service)
    .replace('COMMAND', 'find')
  const env = { ...process.env, HOME: folder, PATH: `${bin}:${process.env.PATH}`, CIRASA_SERVER: service }
  const child = spawn('bash', ['-o', 'pipefail', '-c', text], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}

function executable(name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`)
  chmodSync(path.join(bin, name), 0o755)
}

/** Noise without sources: what is found in it does not matter here. */
async function writeCube(): Promise<void> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  const header = Header.of([['CTYPE3', 'FREQ']])
  const image = await startImage(writer, { type: 'float32', shape: [SIDE, SIDE, 12], header })
  await image.write(Float32Array.from({ length: SIDE * SIDE * 12 }, (_, i) => Math.sin(i * i)))
  await image.finish()
  await writer.finish()
  writeFileSync(path.join(folder, 'cube.fits'), sink.bytes())
}

async function writePacked(): Promise<void> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  await writeCompressedImage(writer, {
    shape: [SIDE, SIDE],
    data: Float32Array.from({ length: SIDE * SIDE }, (_, i) => Math.sin(i * i)),
  })
  await writer.finish()
  writeFileSync(path.join(folder, 'mosaic.fits.fz'), sink.bytes())
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  for (const name of ['bin', '.zfunc', '.config/fish/completions', '.local/share/bash-completion/completions'])
    mkdirSync(path.join(folder, name), { recursive: true })
  executable('cirasa', `exec '${process.execPath}' '${path.resolve(import.meta.dirname, '../bin/cirasa.mjs')}' "$@"`)
  // What reads our VOTable there need not be installed here.
  executable('stilts', 'grep -q "</VOTABLE>"')
  cpSync(sample, path.join(folder, 'image.fits'))
  writeFileSync(path.join(folder, 'survey.json'), '{"seed-threshold": 6}')
  await writeCube()
  await writePacked()
  for (const line of [
    'simulate map.fits --width 200 --height 200 --density 2500',
    'find map.fits --no-plot',
    // No catalogue.fits: it would be one of *.fits, and an example makes it.
    'convert cirasa-out/map.vot catalogue.vot',
    'convert cirasa-out/map.vot catalogue.json',
    'convert cirasa-out/map.vot ours.vot',
    'convert cirasa-out/map.vot aegean.csv',
  ])
    expect((await cirasa(line.split(' '), folder)).code, line).toBe(0)
  const { address, stop } = await startService(['--port', '0', '--home', 'service'])
  service = address
  stopService = async () => void (await stop())
}, 60_000)

/** Starts a service with the arguments in a place of its own, and gives its address and how it ends. */
async function startService(args: readonly string[]): Promise<{ readonly address: string; stop(): Promise<Ended> }> {
  const { child, ended } = start(['serve', ...args], folder)
  let text = ''
  child.stderr?.on('data', (piece: string) => (text += piece))
  await said(child, /listens on http:\S+/)
  const stop = (): Promise<Ended> => {
    child.kill('SIGINT')
    return ended
  }
  return { address: /listens on (http:\S+)/.exec(text)![1], stop }
}

afterAll(async () => {
  await stopService()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the examples of the help', () => {
  const commands = [[], ...commandEntries.map(({ name }) => [name]).filter(([name]) => name !== 'serve')]
  it.each(commands.map((command) => ({ command })))('of cirasa $command work', { timeout: 90_000 }, async ({ command }) => {
    const lines = await examplesOf(command)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) {
      const { code, stderr } = await inShell(line)
      expect(stderr, line).not.toMatch(/error [A-Z]/)
      expect(code, line).toBe(0)
    }
  })

  it('of cirasa serve start a service that stops in order', { timeout: 90_000 }, async () => {
    writeFileSync(path.join(folder, 'server.json'), '{"loglevel": "error", "home": "third"}')
    for (const line of await examplesOf(['serve'])) {
      // Other tests may have taken the ports, and the folder is not ours.
      const own = line.replace('/data/cirasa', 'second').replace('--port 9000', '')
      const { stop } = await startService([...own.split(/\s+/).slice(2), '--port', '0'].filter(Boolean))
      const { code, stderr } = await stop()
      expect(stderr, line).not.toMatch(/error [A-Z]/)
      expect(code, line).toBe(130)
    }
  })
})
