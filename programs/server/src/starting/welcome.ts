// What a person who started the server reads: where it is, and what to try.

import type { Job } from '@cirasa/jobs'

/** Where it listens, which is the address of its pages, and three lines to copy, with the sample's job in them where there is one. */
export function welcome(version: string, url: string, { sample, hasPages }: { readonly sample?: Job; readonly hasPages: boolean }): string {
  const wire = `${url}/caesar/api/v1.0`
  const lines = sample
    ? [
        `The sample image is being searched as job ${sample.id}. Try:`,
        `  curl ${wire}/job/${sample.id}/status`,
        `  curl '${url}/api/v1/jobs/${sample.id}/catalogue/components?format=csv'`,
        `  curl -F file=@YOUR.fits ${wire}/upload`,
      ]
    : ['Try:', `  curl -F file=@YOUR.fits ${wire}/upload`, `  curl ${wire}/fileids`, `  curl ${wire}/jobs`]
  return [
    `CIRASA ${version} listens on ${url}`,
    `${hasPages ? 'Open it in a browser; the' : 'The'} API is described at ${url}/api/v1/docs`,
    ...lines,
    'Ctrl-C stops it; running jobs go on.',
    '',
  ].join('\n')
}
