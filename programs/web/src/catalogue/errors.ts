// What can go wrong with a result in the page: one table of codes, sentences and remedies.

import { registry } from '@cirasa/errors'

/** Errors of results in the page; codes start with `WEB_`. */
export const webErrors = registry('WEB', {
  NO_CATALOGUE: {
    says: 'The job has no catalogue to show: {state}. {reason}',
    do: 'Look at its log; run it again with changes when it failed, or wait while it runs.',
  },
  BAD_CUTOUT: {
    says: 'The cutout has no pixels that can be shown.',
    do: 'Load the page again; look at the products of the job.',
  },
  FILE_TOO_LARGE: {
    says: '{name} is larger than the {limit} that the page takes.',
    do: 'Cut out the part that you need, with TOPCAT or `cirasa convert`.',
  },
  ARCHIVE_REFUSED: {
    says: '{name} answered with status {status}.',
    do: 'Check the name of the catalogue, ask for a smaller part of the sky, or try again later.',
  },
  MATCH_FAILED: {
    says: 'The catalogues could not be matched in the background: {why}.',
    do: 'Load the page again; with very large catalogues, close other pages first.',
  },
  WORKER_FAILED: {
    says: 'The tables could not be read in the background: {why}.',
    do: 'Load the page again; with a very large catalogue, close other pages first.',
  },
})
