// The cards of a header as text, as they stand in the file.

import { openFile } from '@cirasa/apps/node/images'
import { hduAt } from '@cirasa/fits'

/** One card a line, END included; what is not ASCII is a question mark. Throws the errors of `fits`. */
export async function headerText(path: string, hdu: number): Promise<string> {
  const { input, file } = await openFile(path, AbortSignal.timeout(30_000))
  try {
    // A long text has its CONTINUE cards in one.
    const cards = hduAt(file, hdu).header.cards.flatMap(({ image }) => image.match(/[\s\S]{1,80}/g) ?? [])
    return `${[...cards, 'END'.padEnd(80)].map((card) => card.replace(/[^\x20-\x7e]/g, '?')).join('\n')}\n`
  } finally {
    input.close()
  }
}
