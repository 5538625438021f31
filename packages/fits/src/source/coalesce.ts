// Many small ranges become few reads: what lies close together in a file is fetched in one go.

/** A range of bytes that someone wants. */
export interface ByteRange {
  readonly offset: number
  readonly length: number
}

/** One read that serves several ranges: their indices in the list that was given, in order of offset. */
export interface CoalescedRead extends ByteRange {
  readonly serves: readonly number[]
}

/** Bytes that are read for nothing rather than asking twice: a web request costs more than this. */
const GAP = 1 << 16
/** Above this a read ends, so that memory stays bounded; a single range may be longer. */
const LONGEST = 1 << 23

/** Plans the reads for a list of ranges, which may be in any order and overlap. Empty ranges are served by none. */
export function coalesce(ranges: readonly ByteRange[]): CoalescedRead[] {
  const order = ranges.map((_, i) => i).filter((i) => ranges[i].length > 0)
  order.sort((a, b) => ranges[a].offset - ranges[b].offset)
  const reads: { offset: number; length: number; serves: number[] }[] = []
  for (const i of order) {
    const { offset, length } = ranges[i]
    const open = reads.at(-1)
    const end = offset + length
    if (open !== undefined && offset <= open.offset + open.length + GAP && end - open.offset <= LONGEST) {
      open.length = Math.max(open.length, end - open.offset)
      open.serves.push(i)
    } else reads.push({ offset, length, serves: [i] })
  }
  return reads
}
