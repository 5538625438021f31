// Two windows of one workspace: no region of either is lost, and what only one has changed is as it has changed it.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinRegions, mergeWorkspaces } from '../../../src/workspace/saving/merge-workspaces.ts'
import { NEW_WORKSPACE, type Workspace } from '../../../src/workspace/saving/workspace.ts'

const base: Workspace = {
  ...NEW_WORKSPACE,
  view: { at: '1,2', zoom: '1' },
  layout: { rows: 0.5, columns: 0.5 },
  regions: { 0: ['A', 'B'] },
  beside: { id: 'rms', name: 'Noise' },
}

describe('merging', () => {
  it('takes what one alone has changed from that one', () => {
    const mine = { ...base, layout: { ...base.layout, rows: 0.3 }, beside: undefined }
    const theirs = { ...base, layout: { ...base.layout, columns: 0.8 }, table: 'components' as const }
    const { workspace, hasOtherRegions, isOverridden } = mergeWorkspaces(base, mine, theirs)
    expect(workspace.layout).toEqual({ rows: 0.3, columns: 0.8 })
    expect([workspace.table, workspace.beside]).toEqual(['components', undefined])
    expect([hasOtherRegions, isOverridden]).toEqual([false, false])
  })

  it('lets this window count where both have changed the same, and tells', () => {
    const here = { x: 'a', y: 'b', xKind: 'log', yKind: 'log' } as Workspace['scatter']
    const there = { x: 'c', y: 'd', xKind: 'log', yKind: 'log' } as Workspace['scatter']
    const merged = mergeWorkspaces(base, { ...base, scatter: here }, { ...base, scatter: there })
    expect([merged.workspace.scatter, merged.isOverridden]).toEqual([here, true])
    expect(mergeWorkspaces(base, { ...base, scatter: here }, { ...base, scatter: { ...here! } }).isOverridden).toBe(false)
  })

  it('says nothing of views: two windows look where they like', () => {
    const merged = mergeWorkspaces(base, { ...base, view: { at: '5,5' } }, { ...base, view: { at: '6,6', zoom: '2' } })
    expect([merged.workspace.view, merged.isOverridden]).toEqual([{ at: '5,5' }, false])
  })

  it('keeps regions that either has drawn, and takes away those that either has removed', () => {
    const merged = mergeWorkspaces(
      base,
      { ...base, regions: { 0: ['B', 'mine'] } },
      { ...base, regions: { 0: ['A', 'B', 'theirs'], 1: ['C'] } },
    )
    expect(merged.workspace.regions).toEqual({ 0: ['B', 'theirs', 'mine'], 1: ['C'] })
    expect(merged.hasOtherRegions).toBe(true)
  })

  it('keeps both forms of a region that both have changed', () => {
    expect(joinRegions(['A'], ['A moved here'], ['A moved there'])).toEqual(['A moved there', 'A moved here'])
  })

  it('counts equal regions', () => {
    expect(joinRegions(['A'], ['A', 'A'], ['A'])).toEqual(['A', 'A'])
    expect(joinRegions(['A', 'A'], ['A'], ['A', 'A', 'B'])).toEqual(['A', 'B'])
    expect(joinRegions([], ['A'], ['A'])).toEqual(['A'])
  })

  it('loses nothing that anybody has drawn, whatever both did', () => {
    const lines = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'E'))
    fc.assert(
      fc.property(lines, lines, lines, (before, mine, theirs) => {
        const joined = joinRegions(before, mine, theirs)
        for (const line of [...mine, ...theirs]) if (!before.includes(line)) expect(joined).toContain(line)
        expect([...joinRegions(before, mine, before)].toSorted()).toEqual([...mine].toSorted())
        expect([...joinRegions(before, before, theirs)].toSorted()).toEqual([...theirs].toSorted())
      }),
    )
  })
})
