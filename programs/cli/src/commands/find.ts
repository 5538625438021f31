// The search: images in, catalogues out. Its flags are the finder's own options.

import { catalogFormats } from '@cirasa/apps/node/catalogs'
import { finderOptions, mapNames } from '@cirasa/finder'
import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { type FindCall, findImages } from '../find/find-images.ts'
import { readConfigFile } from '../options/config-file.ts'
import { finderFlags } from '../options/finder-flags.ts'
import { addOptionFlags, flagValues } from '../options/option-flags.ts'
import { progressOption } from '../options/progress-option.ts'
import { wholeNumber } from '../options/whole-number.ts'
import { wordList } from '../options/word-list.ts'

const flags = finderFlags(finderOptions)

export function defineFind(command: Command, session: Session): void {
  command
    .argument('<image...>', 'FITS images, plain, .gz or .fz, or their http(s) addresses')
    .option('-o, --out <dir>', 'the folder that the files go to', 'cirasa-out')
    .option('--name <name>', "what the files are called (default: the image's name)")
    .option(
      '--formats <list>',
      `catalogue formats, of ${catalogFormats.join(',')}, or none (default: all)`,
      wordList('--formats', catalogFormats),
    )
    .option('--maps <list>', `maps to write, of ${mapNames.join(',')}, or all`, wordList('--maps', mapNames))
    .option('--no-plot', 'write no picture')
    .option('--hdu <n>', 'the HDU of the image, counted from 0 (default: the first image)', wholeNumber('--hdu'))
    .option('--plane <axis=n>', 'the plane of a cube, such as FREQ=10, counted from 0 (default: the first)')
    .option('--workers <n>', 'threads to work with (default: one a core)', wholeNumber('--workers', 1, 1024))
    .option('--config <file>', 'a JSON file of options, or the .run.json of an earlier search; a flag wins over it')
    .addOption(progressOption())
    .option('-q, --quiet', 'print no table and no summary')
    .option('--json', 'print the record of each run as a line of JSON in place of the table')
  addOptionFlags(command, flags)
  command
    .addHelpText(
      'after',
      `
Examples:
  cirasa find image.fits
  cirasa find image.fits --out results --maps rms,residual
  cirasa find cube.fits --plane FREQ=10 --name channel-10
  cirasa find *.fits.fz --config survey.json --formats csv,votable --no-plot
  cirasa find https://example.org/image.fits --json --quiet > run.json

An image at an address is downloaded whole before the search. Of one above 2 GiB only the chosen plane is fetched, from servers that serve ranges.

Exit code: 0 when every image was searched, 2 for bad input, 130 when interrupted. What was being written then is taken away.`,
    )
    .action(async (images: string[], options: Omit<FindCall, 'images' | 'options'> & { readonly config?: string }) => {
      const configured = options.config === undefined ? {} : readConfigFile(options.config, flags)
      await findImages({ ...options, images, options: { ...configured, ...flagValues(command, flags) } }, session)
    })
}
