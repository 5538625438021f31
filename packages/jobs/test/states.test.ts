// What may become of a job: the table itself.

import { isEnded, jobStates, type TransitionName, transitionTable } from '@cirasa/jobs'
import { describe, expect, it } from 'vitest'

const ended = ['SUCCESS', 'FAILURE', 'ABORTED', 'CANCELED', 'TIMED-OUT']

describe('the table of states', () => {
  it('has the states of the wire', () => {
    expect([...jobStates].sort()).toEqual([...ended, 'PENDING', 'RUNNING'].sort())
  })

  it.each(jobStates)('knows whether a job in state %s has ended', (state) => {
    expect(isEnded(state)).toBe(ended.includes(state))
  })

  it('leads from no state that has ended', () => {
    for (const { from } of Object.values(transitionTable)) expect(from.filter((state) => ended.includes(state))).toEqual([])
  })

  it('lets every state be reached from PENDING', () => {
    const reached = new Set<string>(['PENDING'])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const { from, to } of Object.values(transitionTable)) if (from.some((state) => reached.has(state))) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...jobStates].sort())
  })

  it('ends a job by every way but dispatch, start and requeue', () => {
    const going: TransitionName[] = ['dispatch', 'start', 'requeue']
    for (const [name, { to }] of Object.entries(transitionTable)) expect(isEnded(to)).toBe(!going.includes(name as TransitionName))
  })
})
