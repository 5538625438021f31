// A service that stores statements in memory, and whose line can be cut, for the tests of the store.

import type { NewStatement, Statement } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { registry } from '@cirasa/errors'
import type { Keeper } from '../../src/statements/queue.ts'

const unreachable = registry('CLIENT', { UNREACHABLE: { says: 'Nobody answers.', do: 'Try again.' } })
const refused = registry('JOBS', { GONE: { says: 'There is no such job.', do: 'Look at the list.' } })

export interface ServiceDouble {
  readonly client: Pick<Client, 'statements'>
  readonly stored: Statement[]
  requests: number
  line: 'up' | 'down' | 'refusing'
}

export function serviceDouble(): ServiceDouble {
  const service: ServiceDouble = { client: {} as ServiceDouble['client'], stored: [], requests: 0, line: 'up' }
  const check = (): void => {
    service.requests++
    if (service.line === 'down') throw unreachable.UNREACHABLE()
    if (service.line === 'refusing') throw refused.GONE()
  }
  const statements = {
    async *since(_job: string, after = 0) {
      check()
      const items = service.stored.filter(({ sequence }) => sequence > after)
      if (items.length > 0) yield items
    },
    add: async (job: string, by: string, items: readonly NewStatement[]) => {
      check()
      return items.map((item) => {
        const known = service.stored.find(({ id }) => id === item.id)
        if (known) return known
        const kept = {
          ...item,
          id: item.id ?? 'x',
          job,
          by,
          at: '2026-01-01T00:00:00.000Z',
          sequence: service.stored.length + 1,
        } as Statement
        service.stored.push(kept)
        return kept
      })
    },
  }
  return Object.assign(service, { client: { statements } as unknown as ServiceDouble['client'] })
}

/** A keeper like `localStorage`. `full` makes it refuse. */
export function memoryKeeper(): Keeper & { full: boolean; readonly held: Map<string, string> } {
  const held = new Map<string, string>()
  return {
    held,
    full: false,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (this.full) throw new Error('QuotaExceededError')
      held.set(key, value)
    },
    removeItem: (key) => held.delete(key),
  }
}
