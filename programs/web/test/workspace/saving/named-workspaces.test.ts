// Workspaces with a name: each title once, of one person and one target, and nothing lost when two windows act at once.

import { expect, it } from 'vitest'
import { browserShelf } from '../../../src/workspace/saving/browser-shelf.ts'
import { listNamed, readNamed, removeNamed, renameNamed, replaceNamed, saveNamed } from '../../../src/workspace/saving/named-workspaces.ts'
import { NEW_WORKSPACE } from '../../../src/workspace/saving/workspace.ts'
import { workspaceName } from '../../../src/workspace/saving/workspace-name.ts'
import { memoryStorage } from './shelf-double.ts'

const shelf = browserShelf(memoryStorage())
const of = (id: string, person: string) => ({ target: { kind: 'result', id } as const, person, shelf })
const mine = of('1', 'Ada: 100%')
const other = { ...NEW_WORKSPACE, layout: { rows: 0.3 } }

it('are saved, listed, renamed, replaced and removed', async () => {
  expect(await saveNamed(mine, 'for: the paper', NEW_WORKSPACE)).toBe(true)
  expect(await saveNamed(mine, 'for: the paper', other)).toBe(false)
  expect(await saveNamed(mine, 'a second', other)).toBe(true)
  await shelf.put(workspaceName(mine.target, mine.person), NEW_WORKSPACE, undefined)
  await saveNamed(of('1', 'Ada'), 'hers', other)
  await saveNamed(of('2', 'Ada: 100%'), 'elsewhere', other)
  expect(await listNamed(mine)).toEqual(['a second', 'for: the paper'])

  expect(await renameNamed(mine, 'a second', 'for: the paper')).toBe(false)
  expect(await renameNamed(mine, 'a second', 'first')).toBe(true)
  expect(await listNamed(mine)).toEqual(['first', 'for: the paper'])
  expect(await readNamed(mine, 'first')).toEqual(other)

  await replaceNamed(mine, 'for: the paper', other)
  expect(await removeNamed(mine, 'for: the paper')).toEqual(other)
  expect(await listNamed(mine)).toEqual(['first'])
})

it('that are gone are said to be', async () => {
  await expect(readNamed(mine, 'nothing')).rejects.toMatchObject({ code: 'WEB_WORKSPACE_GONE' })
  await expect(replaceNamed(mine, 'nothing', other)).rejects.toMatchObject({ code: 'WEB_WORKSPACE_GONE' })
})
