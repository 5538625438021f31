// What a run says of itself when it is done, in a few lines.

import path from 'node:path'
import { imageLine } from '@cirasa/apps/node'
import type { RunRecord } from '@cirasa/catalog'
import { countOf, significant } from '@cirasa/units'

/**
 * The lines that end a search: image, noise and beam, counts, time, and where the files are.
 *
 * @param name what all files are called before their suffixes.
 */
export function runSummary(run: RunRecord, files: readonly string[], name: string): string {
  const { image, counts } = run
  const lines = [
    ['image', `${image.name}, ${image.width} x ${image.height} pixels${image.unit ? `, ${image.unit}` : ''}`],
    ['noise', imageLine(run)],
    [
      'found',
      `${countOf(counts.sources, 'source')}, ${countOf(counts.components, 'component')}, ${countOf(counts.islands, 'island')}` +
        (run.seconds === undefined ? '' : ` in ${significant(run.seconds, 3)} s`),
    ],
    ...run.warnings.map((warning) => ['note', warning]),
    ...filesLines(files, name),
  ]
  return lines.map(([name, text]) => `${name.padEnd(7)}${text}\n`).join('')
}

/** Files of one folder and stem: `out/NAME.*  components.csv islands.csv ...`. */
function filesLines(files: readonly string[], name: string): string[][] {
  if (files.length === 0) return []
  const suffixes = files.map((file) => path.basename(file).slice(name.length + 1))
  return [['files', `${path.join(path.dirname(files[0]), name)}.*`], ...wrapped(suffixes)]
}

function wrapped(words: readonly string[]): string[][] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines[lines.length - 1]
    if (last !== undefined && last.length + word.length < 90) lines[lines.length - 1] = `${last}  ${word}`
    else lines.push(word)
  }
  return lines.map((line) => ['', line])
}
