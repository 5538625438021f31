// `cirasa simulate` writes a map and its truth, the same bytes for the same seed, and nothing when it is stopped.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { cirasa, said, start, temporaryFolder } from './run-cli.ts'

const small = ['--width', '200', '--height', '150', '--density', '2500', '--progress', 'none']

describe('cirasa simulate', () => {
  it('makes the same bytes from the same seed, and others from another', async () => {
    const folder = temporaryFolder()
    for (const [name, seed] of [
      ['a', '7'],
      ['b', '7'],
      ['c', '8'],
    ])
      expect((await cirasa(['simulate', `${name}.fits`, ...small, '--seed', seed, '--truth', `${name}.csv`], folder)).code).toBe(0)
    const bytes = (name: string) => readFileSync(path.join(folder, name))
    expect(bytes('a.fits').equals(bytes('b.fits'))).toBe(true)
    expect(bytes('a.csv').equals(bytes('b.csv'))).toBe(true)
    expect(bytes('a.fits').equals(bytes('c.fits'))).toBe(false)
  })

  it('lets flags change a preset', async () => {
    const folder = temporaryFolder()
    await cirasa(['simulate', 'hard.fits', '--preset', 'hard', ...small], folder)
    const { stdout } = await cirasa(['info', 'hard.fits', '--json'], folder)
    const { image } = JSON.parse(stdout)
    expect(image.axes.map(({ length }: { length: number }) => length)).toEqual([200, 150, 1, 1])
    expect(image.pixels.blank).toBeGreaterThan(0.5)
  })

  it('names its flags when two of them contradict one another', async () => {
    const { code, stderr } = await cirasa(['simulate', 'a.fits', ...small, '--beam-minor', '20'], temporaryFolder())
    expect(stderr).toMatch(/SIMULATE_BAD_OPTION: --beam-minor is 20; it must be at most --beam-major, 15\.\n {2}Correct --beam-minor\./)
    expect(code).toBe(2)
  })

  it('writes the axes that it is asked for', async () => {
    const folder = temporaryFolder()
    await cirasa(['simulate', 'a.fits', ...small, '--axes', '3'], folder)
    const { image } = JSON.parse((await cirasa(['info', 'a.fits', '--json'], folder)).stdout)
    expect(image.axes.map(({ type }: { type: string }) => type)).toEqual(['RA---SIN', 'DEC--SIN', 'FREQ'])
  })

  it('tells its progress as JSON lines when stderr is no terminal', async () => {
    const { stderr } = await cirasa(['simulate', 'a.fits', '--width', '64', '--height', '64'], temporaryFolder())
    const events = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events[0]).toMatchObject({ event: 'start', image: 'a.fits' })
    expect(events.at(-1)).toMatchObject({ event: 'done', image: 'a.fits', sources: expect.any(Number) })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no file behind after %s', async (signal) => {
    const folder = temporaryFolder()
    const { child, ended } = start(['simulate', 'large.fits', '--width', '6000', '--height', '12000'], folder)
    await said(child, /"stage":"drawing"/)
    child.kill(signal)
    const { code, stderr } = await ended
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(stderr).toContain('interrupted')
    expect(readdirSync(folder)).toEqual([])
  })
})

describeWith('astropy', 'a simulated map', () => {
  it('is opened by astropy with its sky, beam and as many pixels', async () => {
    const folder = temporaryFolder()
    await cirasa(['simulate', 'a.fits', ...small], folder)
    const seen = askPython<{ shape: number[]; beam: number; centre: number[] }>(
      `
import sys, json
from astropy.io import fits
from astropy.wcs import WCS
hdus = fits.open(json.load(sys.stdin), checksum=True)
hdus.verify('exception')
h = hdus[0]
print(json.dumps({'shape': h.data.shape, 'beam': h.header['BMAJ'] * 3600, 'centre': [float(v) for v in WCS(h.header).wcs_pix2world(99.5, 74.5, 0)]}))`,
      path.join(folder, 'a.fits'),
    )
    expect(seen.shape).toEqual([150, 200])
    expect(seen.beam).toBeCloseTo(15, 9)
    expect(seen.centre[0]).toBeCloseTo(180, 9)
    expect(seen.centre[1]).toBeCloseTo(-40, 9)
  })
})
