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
  WORKSPACE_NEWER: {
    says: 'The saved workspace has version {version}, and this page knows none above {known}. It is left as it is, and the usual view is shown.',
    do: 'Load the page anew to get the newest one, or start afresh, which replaces what is saved.',
  },
  WORKSPACE_DAMAGED: {
    says: 'The saved workspace cannot be read: {part} is damaged. It is left as it is, and the usual view is shown.',
    do: 'Start afresh, which replaces what is saved.',
  },
  WORKSPACE_SLOW: {
    says: 'The service has not given the saved workspace for so long that the usual view is shown.',
    do: 'It is asked again by itself, and what is saved is brought in.',
  },
  WORKSPACE_GONE: {
    says: 'There is no workspace “{title}” any more.',
    do: 'It was renamed or deleted in another window.',
  },
  WORKSPACE_BUSY: {
    says: 'Other windows save this workspace all the time.',
    do: 'Close windows of it that you do not need.',
  },
  BROWSER_FULL: {
    says: 'The browser keeps no more: its storage for this page is full, or forbidden.',
    do: 'Say your name, so that the service keeps your work, or clear what the browser keeps of other pages of this service.',
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
