// Checks the sums that a file carries of itself: damage on disk or on the way shows before it becomes a wrong measurement.

import type { Hdu } from '../hdu/hdu.ts'
import { BLOCK_LENGTH } from '../header/card.ts'
import { checksum } from './checksum.ts'

/** What the sums of an HDU say; 'absent' where it has none. */
export interface ChecksumReport {
  readonly data: 'right' | 'wrong' | 'absent'
  readonly hdu: 'right' | 'wrong' | 'absent'
}

const READ = 1024 * BLOCK_LENGTH

/** Reads all bytes of an HDU and compares their sums with DATASUM and CHECKSUM. A truncated HDU is wrong. */
export async function verifyChecksum(hdu: Hdu, signal?: AbortSignal): Promise<ChecksumReport> {
  const dataSum = hdu.header.string('DATASUM')
  const wholeSum = hdu.header.string('CHECKSUM')
  if (dataSum === undefined && wholeSum === undefined) return { data: 'absent', hdu: 'absent' }
  const padded = Math.ceil(hdu.dataBytes / BLOCK_LENGTH) * BLOCK_LENGTH
  const data = await sumOf(hdu, hdu.dataOffset, padded, 0, signal)
  const whole = await sumOf(hdu, hdu.headerOffset, hdu.dataOffset - hdu.headerOffset, data, signal)
  return {
    data: dataSum === undefined ? 'absent' : Number(dataSum) === data && hdu.missingBytes === 0 ? 'right' : 'wrong',
    // All ones is the ones' complement form of zero.
    hdu: wholeSum === undefined ? 'absent' : (whole === 0xffffffff || whole === 0) && hdu.missingBytes === 0 ? 'right' : 'wrong',
  }
}

async function sumOf(hdu: Hdu, offset: number, length: number, start: number, signal: AbortSignal | undefined): Promise<number> {
  const sum = checksum(start)
  for (let done = 0; done < length; done += READ) {
    const bytes = await hdu.source.read(offset + done, Math.min(READ, length - done), signal)
    sum.add(bytes)
    if (bytes.length === 0) break
  }
  return sum.value
}
