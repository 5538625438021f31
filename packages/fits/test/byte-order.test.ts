// The loops that a browser turns bytes with do what Node's instructions do.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { swapByLoops, swapToNative } from '../src/image/byte-order.ts'
import { type PixelType, pixelArrays } from '../src/image/pixels.ts'

describe('swapByLoops', () => {
  it.each(Object.keys(pixelArrays) as PixelType[])('reverses every %s', (type) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(3), (bytes, skip) => {
        const size = pixelArrays[type].BYTES_PER_ELEMENT
        const count = Math.floor(bytes.length / size)
        const one = new pixelArrays[type](count + skip)
        new Uint8Array(one.buffer).set(bytes.subarray(0, count * size), skip * size)
        const other = one.slice()
        const wanted = Buffer.from(one.buffer.slice(skip * size))
        for (let at = 0; at < wanted.length; at += size) wanted.subarray(at, at + size).reverse()
        swapByLoops(one.subarray(skip))
        swapToNative(other.subarray(skip))
        expect(Buffer.from(one.buffer, skip * size)).toEqual(wanted)
        expect(Buffer.from(other.buffer, skip * size)).toEqual(wanted)
      }),
    )
  })
})
