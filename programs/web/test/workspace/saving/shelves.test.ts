// Shelves of the browser and of the service keep one promise: nobody replaces what they have not seen.

import type { Client } from '@cirasa/client'
import { describe, expect, it } from 'vitest'
import { browserShelf } from '../../../src/workspace/saving/browser-shelf.ts'
import { readWorkspace } from '../../../src/workspace/saving/read-workspace.ts'
import { serviceShelf } from '../../../src/workspace/saving/service-shelf.ts'
import type { Shelf } from '../../../src/workspace/saving/shelf.ts'
import { NEW_WORKSPACE } from '../../../src/workspace/saving/workspace.ts'
import { clientOf } from './client-double.ts'
import { memoryStorage, ServiceShelf } from './shelf-double.ts'

const other = { ...NEW_WORKSPACE, layout: { rows: 0.3 } }
const shelves: readonly (readonly [string, () => Shelf])[] = [
  ['the browser', () => browserShelf(memoryStorage())],
  ['the service', () => serviceShelf(clientOf(new ServiceShelf()))],
]

describe.each(shelves)('the shelf of %s', (_, make) => {
  it('gives what was put, and nothing that was removed', async () => {
    const shelf = make()
    const mark = await shelf.put('a:ü', NEW_WORKSPACE, undefined)
    expect(await shelf.get('a:ü')).toEqual(expect.objectContaining({ content: NEW_WORKSPACE, mark }))
    expect((await shelf.list()).map(({ name }) => name)).toEqual(['a:ü'])
    await shelf.remove('a:ü')
    await shelf.remove('a:ü')
    expect([await shelf.get('a:ü'), await shelf.list()]).toEqual([undefined, []])
  })

  it('replaces what was seen, and nothing else', async () => {
    const shelf = make()
    const first = await shelf.put('a', NEW_WORKSPACE, undefined)
    expect(await shelf.put('a', other, undefined)).toBeUndefined()
    const second = await shelf.put('a', other, first)
    expect(second).not.toBe(first)
    expect(await shelf.put('a', NEW_WORKSPACE, first)).toBeUndefined()
    expect((await shelf.get('a'))?.content).toEqual(other)
    await shelf.remove('a')
    expect(await shelf.put('a', NEW_WORKSPACE, second)).toBeUndefined()
  })
})

describe('the shelf of the browser', () => {
  it('says so when there is no room', async () => {
    await expect(browserShelf(memoryStorage(10)).put('a', NEW_WORKSPACE, undefined)).rejects.toMatchObject({ code: 'WEB_BROWSER_FULL' })
  })

  it('does not take what somebody else wrote there for nothing', async () => {
    const storage = memoryStorage()
    for (const text of ['{', 'null', '[]', '{"mark":5}']) {
      storage.setItem('cirasa.workspace.a', text)
      const found = await browserShelf(storage).get('a')
      expect(() => readWorkspace(found?.content)).toThrow('damaged')
      expect(await browserShelf(storage).put('a', NEW_WORKSPACE, undefined)).toBeUndefined()
    }
  })
})

it('what the service refuses otherwise is thrown', async () => {
  const down = { workspaces: { get: () => Promise.reject(Object.assign(new Error(), { code: 'CLIENT_UNREACHABLE', remedy: '' })) } }
  await expect(serviceShelf(down as unknown as Pick<Client, 'workspaces'>).get('a')).rejects.toMatchObject({ code: 'CLIENT_UNREACHABLE' })
})
