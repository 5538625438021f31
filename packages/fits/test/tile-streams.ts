// Compressed tiles with their pixels, as astropy 5.2 (through cfitsio) wrote them.

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

const row = (length: number, value: number, others: Readonly<Record<number, number>> = {}): number[] =>
  Array.from({ length }, (_, i) => others[i] ?? value)

/** One stream for each algorithm, small enough to look at. */
export const streams = {
  rice: {
    bytes: hex(
      '00000003d00000000000000018000000300000002800000040000000400000006800000040000005e000000c7800111d40001116f8000000000000000000000007fffffff8',
    ),
    pixels: [3, 1, 4, 1, 5, 9, 2, 6, 100, -100, 70000, 0, 0, 0, 0, -2147483648],
  },
  plio: {
    bytes: hex('00000007ff9c001900000000000020040003400330040001400220060001400213e000490002400210020000400120015003'),
    pixels: [0, 0, 0, 5, 5, 5, 0, 1, 1, 0, 7, 7, 0, 0, 300000, 300000, 2, 0, 0, 3],
  },
  hcompress: {
    bytes: hex('dd99000000060000000700000000000000000000004004060607980ff303feffbfeffbd8f7cf63fef63d8fe21fc5cf63fef63d8f63df3fef60000038'),
    pixels: row(42, 3, { 0: -1, 17: 40, 24: -21, 41: 9 }),
  },
  hcompressFlat: {
    bytes: hex('dd99000000040000000400000000000000000000003800000000'),
    pixels: row(16, 7),
  },
} as const
