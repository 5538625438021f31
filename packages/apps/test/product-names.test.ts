// Names of products are those that clients look for, whatever the image was called.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productNames } from '../src/caesar/product-names.ts'
import { manifests } from '../src/index.ts'
import { productKind } from '../src/node/index.ts'

const all = (name: string): string[] => {
  const { stem, islands, components, plot, log } = productNames(name)
  return [`${stem}.json`, `${stem}.run.json`, plot, log, ...Object.values(islands), ...Object.values(components)]
}

describe('names of products', () => {
  it("are CAESAR's", () => {
    expect(productNames('vela.fits.gz')).toEqual({
      stem: 'vela',
      islands: { dat: 'catalog-vela.dat', json: 'catalog-vela.json', regions: 'ds9-vela.reg' },
      components: { dat: 'catalog_fitcomp-vela.dat', json: 'catalog_fitcomp-vela.json', regions: 'ds9_fitcomp-vela.reg' },
      plot: 'plot_vela.png',
      log: 'output_vela.log',
    })
  })

  it('stay in their folder, are seen, and do not clash, whatever the image is called', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('../../etc/passwd', '..', 'a\0b', 'catalog-x.fits', '.fits'),
        ),
        (name) => {
          const names = all(name)
          expect(new Set(names).size).toBe(names.length)
          for (const one of names) {
            expect(one).not.toMatch(/[/\\\0\n\r]/)
            expect(one.startsWith('.')).toBe(false)
          }
        },
      ),
    ))

  it('of our own are not taken for those of CAESAR', () => {
    for (const name of ['catalog-x.fits', 'catalog_fitcomp-x.fits', 'plot_x.fits', 'ds9-x.fits']) {
      const { stem, islands } = productNames(name)
      expect(productKind(manifests[0], `${stem}.json`).role).toBe('catalog')
      expect(productKind(manifests[0], `${stem}.run.json`).role).toBe('run')
      expect(productKind(manifests[0], islands.json).role).toBe('islands')
    }
  })
})
