// A file as something to fetch elsewhere.

import type { File } from '@cirasa/api'
import type { CopyChoice } from '../../../parts/copy-as.tsx'

/** @param origin such as `http://127.0.0.1:8080` */
export function fileChoices({ id, name }: Pick<File, 'id' | 'name'>, origin: string): readonly CopyChoice[] {
  const content = `${origin}/api/v1/files/${id}/content`
  return [
    { name: 'URL of this page', text: () => `${origin}/data/${id}` },
    { name: 'URL of the bytes', text: () => content },
    { name: 'curl', text: () => `curl -OJ "${content}"` },
    {
      name: 'Python',
      text: () => `import urllib.request\n\nurllib.request.urlretrieve(${JSON.stringify(content)}, ${JSON.stringify(name)})\n`,
    },
  ]
}
