// Says what is in a FITS file, so that one knows what a search would look at.

import type { ImageChoice } from '@cirasa/apps/node/images'
import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { describeFile } from '../info/describe-file.ts'
import { infoText } from '../info/info-text.ts'
import { wholeNumber } from '../options/whole-number.ts'

export function defineInfo(command: Command, { out, signal }: Session): void {
  command
    .argument('<image>', 'a FITS file, plain, .gz or .fz, or its http(s) address')
    .option('--hdu <n>', 'the HDU to look at, counted from 0 (default: the first image)', wholeNumber('--hdu'))
    .option('--plane <axis=n>', 'the plane of a cube, such as FREQ=10, counted from 0 (default: the first)')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  cirasa info image.fits
  cirasa info cube.fits --plane FREQ=10       noise and range of that plane
  cirasa info mosaic.fits.fz --json

Of an address only the headers and a sample of the pixels are fetched; all of it for .gz files and from servers that serve no ranges.`,
    )
    .action(async (name: string, options: ImageChoice & { readonly json?: boolean }) => {
      const description = await describeFile(name, options, signal)
      out.write(options.json ? `${JSON.stringify(description, null, 2)}\n` : infoText(description))
    })
}
