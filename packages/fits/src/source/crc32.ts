// The checksum of gzip, so that damaged pixels are refused instead of shown.

const table = new Uint32Array(1024)
for (let i = 0; i < 256; i++) {
  let value = i
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  table[i] = value
}
for (let i = 256; i < 1024; i++) table[i] = (table[i - 256] >>> 8) ^ table[table[i - 256] & 0xff]

/** CRC-32 of RFC 1952, as an unsigned number; `before` is that of the bytes before these. Four bytes a step. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before
  let at = 0
  for (const whole = bytes.length - (bytes.length % 4); at < whole; at += 4) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
    crc = table[768 + (crc & 0xff)] ^ table[512 + ((crc >>> 8) & 0xff)] ^ table[256 + ((crc >>> 16) & 0xff)] ^ table[crc >>> 24]
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]) & 0xff]
  return ~crc >>> 0
}
