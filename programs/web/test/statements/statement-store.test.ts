// What is said is seen at once, stored once, kept while the line is down, and can be taken back.

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Saying, StatementStore } from '../../src/statements/statement-store.ts'
import { memoryKeeper, serviceDouble } from './service-double.ts'

function makeStore({ service = serviceDouble(), keeper = memoryKeeper(), person = 'Ada' } = {}) {
  const retries: (() => void)[] = []
  const store = new StatementStore({
    client: service.client,
    job: 'j',
    keeper,
    person: () => person,
    now: () => 0,
    later: (run) => {
      retries.push(run)
      return () => {}
    },
  })
  return { store, service, keeper, retries }
}

const label = (target: string, value: string | null): Saying => ({ kind: 'label', target, value })
/** Until all that can go on has gone on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('what is said', () => {
  it('holds at once and is stored once', async () => {
    const { store, service } = makeStore()
    store.say([label('S1', 'galaxy')])
    expect(store.wordOn('S1').label).toBe('galaxy')
    expect(store.saving).toBe('saving')
    await settle()
    expect(store.saving).toBe('saved')
    expect(service.stored).toMatchObject([{ by: 'Ada', target: 'S1', value: 'galaxy' }])
    expect(store.wordOn('S1').label).toBe('galaxy')
    await store.load()
    expect(store.historyOf('S1')).toHaveLength(1)
  })

  it('tells subscribers once, however many sources it is said of', () => {
    const { store, service } = makeStore()
    service.line = 'down'
    const listener = vi.fn()
    store.subscribe(listener)
    store.say(Array.from({ length: 500 }, (_, i) => label(`S${i}`, 'double')))
    expect(listener.mock.calls[0][0]).toHaveLength(500)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('is not said again by who has said it', async () => {
    const { store, service } = makeStore()
    expect(store.say([label('S1', 'galaxy')])).toBe(1)
    expect(store.say([label('S1', 'galaxy')])).toBe(0)
    await settle()
    expect(store.say([label('S1', 'galaxy'), label('S2', null)])).toBe(0)
    expect(service.stored).toHaveLength(1)
  })

  it('is sent in parts that one request takes, each of one person', async () => {
    const service = serviceDouble()
    const keeper = memoryKeeper()
    service.line = 'down'
    makeStore({ service, keeper, person: 'Ada' }).store.say(Array.from({ length: 4500 }, (_, i) => label(`S${i}`, 'double')))
    makeStore({ service, keeper, person: 'Bob' }).store.say([label('S1', 'compact')])
    await settle()
    service.line = 'up'
    service.requests = 0
    await makeStore({ service, keeper }).store.flush()
    expect(service.requests).toBe(4)
    expect(service.stored.map(({ by }) => by).filter((by) => by === 'Bob')).toHaveLength(1)
    expect(service.stored).toHaveLength(4501)
  })
})

describe('while the line is down', () => {
  it('waits, survives the page, and is stored when the line is back', async () => {
    const { store, service, keeper } = makeStore()
    service.line = 'down'
    store.say([label('S1', 'galaxy')])
    await settle()
    expect(store.saving).toBe('waiting')
    const next = makeStore({ service, keeper })
    expect(next.store.wordOn('S1').label).toBe('galaxy')
    service.line = 'up'
    await next.store.flush()
    expect(service.stored).toHaveLength(1)
    expect(keeper.held.size).toBe(0)
  })

  it('is tried again by itself', async () => {
    const { store, service, retries } = makeStore()
    service.line = 'down'
    store.say([label('S1', 'galaxy')])
    await settle()
    service.line = 'up'
    retries[0]()
    await settle()
    expect(store.saving).toBe('saved')
    expect(service.stored).toHaveLength(1)
  })

  it('says so where the browser cannot keep it', async () => {
    const { store, service, keeper } = makeStore()
    service.line = 'down'
    keeper.full = true
    store.say([label('S1', 'galaxy')])
    expect(store.isKept).toBe(false)
    expect(store.wordOn('S1').label).toBe('galaxy')
  })

  it('leaves alone what is no queue in the browser', () => {
    const keeper = memoryKeeper()
    keeper.held.set('cirasa.statements.j', '[{"id":1},null,"x"]')
    expect(makeStore({ keeper }).store.waiting).toBe(0)
    keeper.held.set('cirasa.statements.j', 'nonsense')
    expect(makeStore({ keeper }).store.waiting).toBe(0)
  })
})

it('keeps what the service refuses until a person drops it', async () => {
  const { store, service } = makeStore()
  service.line = 'refusing'
  store.say([label('S1', 'galaxy')])
  await settle()
  expect(store.saving).toBe('refused')
  expect(store.refusal).toMatchObject({ code: 'JOBS_GONE' })
  service.line = 'up'
  store.dropRefused()
  await settle()
  expect(store.wordOn('S1').label).toBe(null)
  expect(store.saving).toBe('saved')
})

describe('several people', () => {
  it('see the word of most, and their own before it', async () => {
    const service = serviceDouble()
    for (const [person, value] of [
      ['Ada', 'galaxy'],
      ['Bob', 'galaxy'],
      ['Cem', 'double'],
    ]) {
      makeStore({ service, person }).store.say([label('S1', value)])
      await settle()
    }
    const dora = makeStore({ service, person: 'Dora' }).store
    await dora.load()
    expect(dora.wordOn('S1')).toMatchObject({ label: 'galaxy', votes: 3 })
    dora.say([label('S1', 'artefact')])
    expect(dora.wordOn('S1')).toMatchObject({ label: 'artefact', votes: 4 })
    expect(dora.judgementOn('S1')?.label).toBe('galaxy')
  })
})

it('does not miss what others said just before something of its own was stored', async () => {
  const service = serviceDouble()
  const [ada, bob] = [makeStore({ service }).store, makeStore({ service, person: 'Bob' }).store]
  await ada.load()
  bob.say([label('S1', 'double')])
  await settle()
  ada.say([label('S2', 'galaxy')])
  await settle()
  await ada.load()
  expect(ada.wordOn('S1').label).toBe('double')
})

describe('undo and redo', () => {
  it('give back each earlier state, step by step, whatever was said', () => {
    const target = fc.constantFrom('S1', 'S2', 'S3')
    const saying = fc.oneof(
      fc.record({ kind: fc.constant('label' as const), target, value: fc.constantFrom('galaxy', 'double', null) }),
      fc.record({ kind: fc.constant('verdict' as const), target, value: fc.constantFrom('accepted' as const, 'rejected' as const, null) }),
    )
    const steps = fc.array(fc.uniqueArray(saying, { minLength: 1, maxLength: 3, selector: ({ kind, target }) => kind + target }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(steps, (given) => {
        const { store, service } = makeStore()
        service.line = 'down'
        const state = () => JSON.stringify(['S1', 'S2', 'S3'].map((name) => [store.ownWord(name, 'label'), store.ownWord(name, 'verdict')]))
        const states = [state()]
        for (const items of given) if (store.say(items) > 0) states.push(state())
        for (let i = states.length - 2; i >= 0; i--) {
          store.undo()
          expect(state()).toBe(states[i])
        }
        expect([store.canUndo, store.undo()]).toEqual([false, 0])
        for (const later of states.slice(1)) {
          store.redo()
          expect(state()).toBe(later)
        }
        expect(store.canRedo).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('are one more statement each: nothing is unsaid', async () => {
    const { store, service } = makeStore()
    store.say([label('S1', 'galaxy')])
    store.undo()
    await settle()
    expect(service.stored.map(({ value }) => value)).toEqual(['galaxy', null])
    expect(store.historyOf('S1')).toHaveLength(2)
  })
})
