// Uploads that broke off are found again by the file, whatever else lies where they are kept.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rememberedUploads } from '../../src/service/remembered-uploads.ts'

function keeper(first?: string) {
  const kept = new Map(first === undefined ? [] : [['cirasa.uploads', first]])
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

const file = { name: 'scorpio.fits', size: 10, lastModified: 5 }

describe('remembered uploads', () => {
  it('are found over a reload by name, size and time', () => {
    const place = keeper()
    rememberedUploads(place).set(file, '/uploads/1')
    expect(rememberedUploads(place).get({ ...file })).toBe('/uploads/1')
    expect(rememberedUploads(place).get({ ...file, lastModified: 6 })).toBeUndefined()
    rememberedUploads(place).forget(file)
    expect(rememberedUploads(place).get(file)).toBeUndefined()
  })

  it('are at most fifty, the newest', () => {
    const uploads = rememberedUploads(keeper())
    for (let size = 0; size < 60; size++) uploads.set({ ...file, size }, `/uploads/${size}`)
    expect(uploads.get({ ...file, size: 9 })).toBeUndefined()
    expect(uploads.get({ ...file, size: 59 })).toBe('/uploads/59')
  })

  it('are none where something else is written', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const uploads = rememberedUploads(keeper(text))
        expect(typeof (uploads.get(file) ?? '')).toBe('string')
        uploads.set(file, '/uploads/1')
        expect(uploads.get(file)).toBe('/uploads/1')
      }),
    ))

  it('are forgotten at once where nothing can be kept', () => {
    const uploads = rememberedUploads({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    uploads.set(file, '/uploads/1')
    expect(uploads.get(file)).toBeUndefined()
  })
})
