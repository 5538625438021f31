// Presets of a person outlive the page, and two pages that keep one at once both keep theirs.

import type { WorkspaceDocument } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { registry } from '@cirasa/errors'
import { beforeEach, describe, expect, it } from 'vitest'
import { dropPreset, keepPreset, readOwnPresets } from '../../src/pages/new-run/presets/own-presets.ts'

const serverErrors = registry('SERVER', { NO_SUCH_WORKSPACE: { says: 'There is none.', do: 'Save it.' } })
const jobsErrors = registry('JOBS', { WORKSPACE_CHANGED: { says: 'It changed.', do: 'Read it.' } })
const preset = (name: string, app = 'caesar') => ({ name, says: '', app, options: { seedthr: 4 } })

describe('the presets of a person', () => {
  let document: WorkspaceDocument | undefined
  let version: number
  let meanwhile: (() => void) | undefined
  const workspaces: Pick<Client['workspaces'], 'list' | 'get' | 'put'> = {
    list: async () => (document === undefined ? [] : [{ name: 'run-presets', etag: `"${version}"`, changed: '', bytes: 0 }]),
    get: async () => {
      if (document === undefined) throw serverErrors.NO_SUCH_WORKSPACE({})
      return { document, etag: `"${version}"` }
    },
    put: async (name, given, { ifMatch, ifNew } = {}) => {
      meanwhile?.()
      meanwhile = undefined
      if (ifNew ? document !== undefined : ifMatch !== `"${version}"`) throw jobsErrors.WORKSPACE_CHANGED({})
      document = given
      version++
      return { name, etag: `"${version}"`, changed: '', bytes: 0 }
    },
  }
  const names = async () => (await readOwnPresets(workspaces)).map(({ name }) => name)

  beforeEach(() => {
    document = undefined
    version = 0
    meanwhile = undefined
  })

  it('are none at first, and are there by name once they are kept', async () => {
    expect(await names()).toEqual([])
    await keepPreset(workspaces, preset('  Second\n one '))
    await keepPreset(workspaces, preset('First'))
    expect(await names()).toEqual(['First', 'Second one'])
    expect((await readOwnPresets(workspaces))[0]).toEqual(preset('First'))
  })

  it('take the place of those of the same name for the same app', async () => {
    await keepPreset(workspaces, preset('Mine'))
    await keepPreset(workspaces, { ...preset('Mine'), options: { seedthr: 6 } })
    await keepPreset(workspaces, preset('Mine', 'other'))
    expect((await readOwnPresets(workspaces)).map(({ app, options }) => [app, options.seedthr])).toEqual([
      ['caesar', 6],
      ['other', 4],
    ])
    expect((await dropPreset(workspaces, preset('Mine'))).map(({ app }) => app)).toEqual(['other'])
  })

  it('lose nothing that another page keeps at the same moment', async () => {
    await keepPreset(workspaces, preset('First'))
    meanwhile = () => {
      document = { presets: [preset('First'), preset('Theirs')] }
      version++
    }
    await keepPreset(workspaces, preset('Mine'))
    expect(await names()).toEqual(['First', 'Mine', 'Theirs'])
  })

  it('leave out what is none in a document that somebody else wrote', async () => {
    document = { presets: [preset('Good'), { name: 'No options' }, null, { ...preset('Bad'), options: { a: {} } }] }
    expect(await names()).toEqual(['Good'])
    document = { something: 'else' }
    expect(await names()).toEqual([])
  })

  it('are told as lost when the service cannot keep them', async () => {
    const broken = { ...workspaces, put: () => Promise.reject(new Error('no line')) }
    await expect(keepPreset(broken, preset('Mine'))).rejects.toThrow('no line')
  })
})
