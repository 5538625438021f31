// What `npm start` and `npm test` call: installs what is missing, builds the pages, then goes on under Node 24. Runs on Node 20 with nothing installed.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWeb } from './build-web.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...parts) => path.join(root, ...parts)
const binary = (name) => inRoot('node_modules', '.bin', name)
const WANTED_NODE = 24
let interrupted = false
const isWanted = (version) => Number.parseInt(version, 10) >= WANTED_NODE

/** Runs a program with our terminal and tells its exit code; signals reach it, and we outlive it. */
function run(command, args, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' })
    const forward = (signal) => child.kill(signal)
    const note = () => (interrupted = true) // a terminal sends it to the child as well
    process.on('SIGTERM', forward)
    process.on('SIGINT', note)
    child.on('error', (error) => {
      console.error(`cannot run ${command}: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward)
      process.off('SIGINT', note)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** True when every package of the lock file that belongs on this machine is installed in the version that the file names. */
function isInstalled() {
  const installedLock = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const lock = inRoot('package-lock.json')
  if (statSync(installedLock).mtimeMs >= statSync(lock).mtimeMs) return true
  // A fresh checkout of an unchanged lock file is younger too: what counts is what it says.
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages
  const present = JSON.parse(readFileSync(installedLock, 'utf8')).packages
  return Object.entries(wanted).every(([place, { version, optional, link }]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true
    return place in present ? link || present[place].version === version : optional === true
  })
}

async function install() {
  console.log('Installing the packages of package-lock.json (once, or after it changed) ...')
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('.js') ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
  if (code === 0) return
  console.error('npm ci failed: see its message above; it needs a connection to the npm registry, or a filled npm cache.')
  process.exit(code)
}

/** The Node that runs TypeScript as it is: the one we run on when it is new enough, otherwise the one that npm brought. */
function newNode() {
  if (isWanted(process.versions.node) && existsSync(process.execPath)) return process.execPath
  if (existsSync(binary('node'))) return binary('node')
  console.error(
    `CIRASA needs Node ${WANTED_NODE} or newer, this is ${process.versions.node}, and npm has none for this platform: install it from nodejs.org.`,
  )
  process.exit(1)
}

const build = (node) => buildWeb(root, (command, args) => run(node, [command, ...args]))

/** The service with the sample image in it; with arguments, `cirasa` with these. Data go where it was called. */
async function start(node, args) {
  if ((args.length === 0 || args[0] === 'serve') && (await build(node)) !== 0)
    console.error('The pages could not be built, see the message above: the service starts without them.')
  if (interrupted) return 130
  const service = ['serve', '--sample', inRoot('examples', 'sample', 'sample.fits'), '--home', 'cirasa-data', '--loglevel', 'warning']
  return run(node, [inRoot('programs', 'cli', 'bin', 'cirasa.mjs'), ...(args.length > 0 ? args : service)], process.cwd())
}

/** Every check, also after one has failed: the runner's summary comes last, the first failure's code is the answer. */
async function test(node, args) {
  const checks = [
    ['biome check', binary('biome'), ['check', '.']],
    // Several checkers at once check much twice: on two cores one is done sooner, with half of the memory.
    ['tsc --noEmit', binary('tsc'), ['--noEmit', '--singleThreaded']],
    ['knip', binary('knip'), []],
    ['vitest run', binary('vitest'), ['run', ...args]],
  ]
  // Flows in a browser go through the pages as they are built.
  const needsPages = args.length === 0 || args.some((arg) => arg.includes('e2e'))
  let answer = needsPages && !interrupted ? await build(node) : 0
  for (const [title, command, itsArgs] of checks) {
    if (interrupted) break
    console.log(`\n> ${title}`)
    const code = await run(node, [command, ...itsArgs])
    answer = answer || code
  }
  return answer
}

const [task, ...args] = process.argv.slice(2)
const tasks = { start, test }
if (!(task in tasks)) {
  console.error('usage: node tools/launch.mjs start|test [ARGUMENTS]')
  process.exit(2)
}
if (!isInstalled()) await install()
const node = newNode()
process.env.PATH = [path.dirname(node), inRoot('node_modules', '.bin'), process.env.PATH].join(path.delimiter)
process.exitCode = await tasks[task](node, args)
