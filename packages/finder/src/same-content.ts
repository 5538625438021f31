// Whether two pieces of plain data say the same: what was worked out for the one then holds for the other.

type Plain = Readonly<Record<string, unknown>>

/** Compares numbers (NaN is itself), strings, typed arrays, arrays and plain objects, all the way down. */
export function sameContent(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (ArrayBuffer.isView(one) || ArrayBuffer.isView(other))
    return isNumbers(one) && isNumbers(other) && one.constructor === other.constructor && sameNumbers(one, other)
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => name in other && sameContent((one as Plain)[name], (other as Plain)[name]))
}

/** Whether two arrays hold the same numbers. */
export function sameNumbers(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i] && !(Number.isNaN(one[i]) && Number.isNaN(other[i]))) return false
  return true
}

/** Bytes of the typed arrays in a piece of plain data; those that are shared count each time. */
export function bytesIn(data: unknown): number {
  if (ArrayBuffer.isView(data)) return data.byteLength
  if (typeof data !== 'object' || data === null) return 0
  return Object.values(data).reduce((sum: number, value) => sum + bytesIn(value), 0)
}

const isNumbers = (data: unknown): data is ArrayLike<number> & object => ArrayBuffer.isView(data) && !(data instanceof DataView)
