// Which plane of a cube the app searches.

import path from 'node:path'
import { fitsWriter, openFits, readImage, writeImage } from '@cirasa/fits'
import { fileSink, openFile } from '@cirasa/fits/node'
import { describe, expect, it } from 'vitest'
import { runSample, SAMPLE } from './sample-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A cube whose first channel is the sample and whose second one is the sample three times as bright. */
async function cube(): Promise<string> {
  const file = path.join(temporaryFolder(), 'cube.fits')
  using source = openFile(SAMPLE)
  const [hdu] = (await openFits(source)).hdus
  if (hdu.kind !== 'image') throw new Error('The sample is an image')
  const data = (await readImage(hdu, { as: 'float32' })).data as Float32Array
  const both = new Float32Array(data.length * 2)
  both.set(data)
  both.set(
    data.map((value) => 3 * value),
    data.length,
  )
  const header = hdu.header.set('CTYPE3', 'FREQ').set('CRVAL3', 1.4e9).set('CRPIX3', 1).set('CDELT3', 1e6)
  const writer = fitsWriter(await fileSink(file))
  await writeImage(writer, { shape: [hdu.shape[0], hdu.shape[1], 2], header, data: both })
  await writer.finish()
  return file
}

describe('the options hdu and plane', () => {
  it('choose the plane that is searched', async () => {
    const inputs = [{ path: await cube(), name: 'cube.fits' }]
    const brightest = async (given: Record<string, unknown>) => {
      const { json } = await runSample(given, { inputs })
      return Math.max(...json('catalog_fitcomp-cube.json').components.map(({ A }: { A: number }) => A))
    }
    const first = await brightest({})
    expect((await brightest({ plane: 'FREQ=1' })) / first).toBeCloseTo(3, 3)
    expect(await brightest({ plane: '0', hdu: 0 })).toBe(first)
  })

  it('end with a coded error when there is no such plane', async () => {
    const inputs = [{ path: await cube(), name: 'cube.fits' }]
    await expect(runSample({ plane: 'FREQ=2' }, { inputs })).rejects.toMatchObject({ code: 'FITS_OUT_OF_RANGE' })
    await expect(runSample({ hdu: 4 }, { inputs })).rejects.toMatchObject({ code: expect.stringMatching(/^FITS_/) })
  })
})
