// Sends images to a service and has them searched there.

import type { Command } from 'commander'
import type { Session } from '../command-tree.ts'
import { progressOption } from '../options/progress-option.ts'
import { type SubmitCall, submitImages } from '../submit/submit-images.ts'

const collect = (given: string, before: readonly string[]): readonly string[] => [...before, given]

export function defineSubmit(command: Command, session: Session): void {
  command
    .argument('<image...>', 'FITS images on this machine')
    .option('-s, --server <address>', 'the service', process.env.CIRASA_SERVER ?? 'http://127.0.0.1:8080')
    .option('--app <name>', 'what to run', 'caesar')
    .option('--option <name=value>', 'an option of the app; may be given several times (GET /api/v1/apps/NAME lists them)', collect, [])
    .option('--tag <word>', 'a word to find the files and jobs by')
    .option('--wait', 'follow the jobs to their end and fetch their catalogues')
    .option('-o, --out <dir>', 'with --wait, the folder that the catalogues go to', 'cirasa-out')
    .addOption(progressOption())
    .addHelpText(
      'after',
      `
Examples:
  cirasa submit image.fits                    prints the id of the job and where to look at it
  cirasa submit image.fits --wait --out results
  cirasa submit *.fits --option seedthr=5 --option npixmin=10 --tag survey
  cirasa submit image.fits --server https://cirasa.example.org

CIRASA_SERVER is the service where --server is not given. An upload that breaks off goes on where it was. Ctrl-C leaves jobs that were submitted to the service.

Exit code: 0 when every job was accepted (with --wait: succeeded), 2 otherwise, 130 when interrupted.`,
    )
    .action(async (images: string[], options: Omit<SubmitCall, 'images'>) => await submitImages({ ...options, images }, session))
}
