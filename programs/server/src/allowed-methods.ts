// Which methods an address takes: for the answer to one that it does not take.

import type { FastifyInstance } from 'fastify'

/** Listens to the routes that are added from now on; gives the methods that any of them takes at an address. */
export function allowedMethods(app: FastifyInstance): (url: string) => readonly string[] {
  const patterns = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const entry = patterns.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const name of [method].flat()) entry.methods.add(name)
    patterns.set(url, entry)
  })
  return (url) => {
    const path = url.split('?', 1)[0].slice(0, 4096)
    const found = [...patterns.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods])
    return [...new Set(found)].toSorted()
  }
}

/** `/job/:id/status` as `^/job/[^/]+/status$`, and `*` at the end as anything. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return new RegExp(`^${parts.join('/')}$`)
}
