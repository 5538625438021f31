// The last useful words of a worker that ended without a result: what its log says of why, fit for a sentence.

import { contractFiles } from '../task.ts'
import { readTail } from './contract-file.ts'

const TAIL_BYTES = 16 << 10
const LONGEST = 200

/** One line without paths; undefined when the log has nothing to say. */
export async function lastWords(folder: string): Promise<string | undefined> {
  const tail = await readTail(folder, contractFiles.log, TAIL_BYTES)
  if (tail === undefined) return undefined
  const lines = tail.text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '' && !isNoise(line))
  const words = lines.findLast((line) => /^(\w*Error|FATAL ERROR|Uncaught)\b/.test(line)) ?? lines.at(-1)
  return words?.slice(0, LONGEST)
}

/** Lines that a crash of Node brings along: where in the code, which version, and the marks under the code. */
const isNoise = (line: string): boolean => /^(at |Node\.js v|\^+$|[{}\])];?,?$)/.test(line)

function plain(line: string): string {
  return (
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be kept out.
      .replace(/\u001b\[[0-9;]*m|[\u0000-\u001f\u007f]/g, '')
      .replace(/(?:file:\/\/)?\/(?:[^\s/'"():]+\/)+([^\s/'"():]*)/g, '$1')
      .trim()
  )
}
