// What the dashboard shows, as something to ask for elsewhere.

import type { CopyChoice } from '../../parts/copy-as.tsx'

/** @param origin such as `http://127.0.0.1:8080` */
export function dashboardChoices(origin: string): readonly CopyChoice[] {
  const account = `${origin}/api/v1/account`
  return [
    { name: 'URL', text: () => `${origin}/` },
    { name: 'curl: what is stored and has run', text: () => `curl ${account}` },
    { name: 'curl: the last 30 days', text: () => `curl "${account}/days?days=30"` },
    {
      name: 'Python',
      text: () =>
        `import json\nimport urllib.request\n\nwith urllib.request.urlopen("${account}") as answer:\n    print(json.load(answer))\n`,
    },
  ]
}
