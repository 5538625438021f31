// What people said of a result, as something to fetch elsewhere.

import type { CopyChoice } from '../parts/copy-as.tsx'

/** @param origin such as `http://127.0.0.1:8080` */
export function validateChoices(job: string, origin: string): readonly CopyChoice[] {
  const api = `${origin}/api/v1/jobs/${job}`
  const labelled = `${api}/labelled/sources`
  return [
    { name: 'URL', text: () => window.location.href },
    { name: 'curl: the labelled catalogue with edits', text: () => `curl -o labelled.csv "${labelled}?format=csv&edits=true"` },
    { name: 'curl: the training set', text: () => `curl -o training-set.tar.gz "${api}/training-set?size=64"` },
    { name: 'curl: every statement', text: () => `curl "${api}/statements"` },
    {
      name: 'Python',
      text: () =>
        `from astropy.table import Table\nsources = Table.read("${labelled}?format=fits&edits=true", format="fits")\nprint(sources[sources["label"] != ""])\n`,
    },
  ]
}
