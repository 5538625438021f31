// What happens to jobs: every transition in every state, the same report twice, and reports about attempts that are over.

import {
  abortJob,
  cancelJob,
  dispatchJob,
  endTask,
  finishJob,
  isEnded,
  type Job,
  type JobState,
  jobStates,
  keepJobUntil,
  noteHandle,
  noteProgress,
  noteReason,
  requeueJob,
  startJob,
  type TaskResult,
} from '@cirasa/jobs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleJob, exampleResult, MIDNIGHT } from '../conformance/records/example-records.ts'

const AT = MIDNIGHT + 5000
const ATTEMPT = 2

/** A job in a state, at its second attempt, as it comes to be there. */
const inState = (state: JobState): Job =>
  Object.freeze(
    exampleJob({
      state,
      attempt: ATTEMPT,
      revision: 7,
      handle: 'h2',
      taskEnded: isEnded(state),
      ...(state !== 'PENDING' && { started: MIDNIGHT + 1000, pid: 4711 }),
      ...(isEnded(state) && { ended: MIDNIGHT + 2000, elapsed: 1 }),
    }),
  )

const result = (job: Job, outcome: TaskResult['outcome']): TaskResult => exampleResult(job, { outcome })
const lost = { at: AT, because: 'The node has gone.', attempts: 3 }

type Outcome = JobState | 'same' | 'refused'

/** What each function makes of a job in PENDING, in RUNNING, and in a state that has ended. */
const expected: Record<
  string,
  { readonly act: (job: Job) => Job; readonly pending: Outcome; readonly running: Outcome; readonly ended: Outcome }
> = {
  dispatch: { act: (job) => dispatchJob(job, { scheduler: 'slurm' }), pending: 'PENDING', running: 'refused', ended: 'refused' },
  start: { act: (job) => startJob(job, ATTEMPT, { at: AT }), pending: 'RUNNING', running: 'same', ended: 'same' },
  'finish with success': {
    act: (job) => finishJob(job, ATTEMPT, result(job, 'success')),
    pending: 'SUCCESS',
    running: 'SUCCESS',
    ended: 'same',
  },
  'finish with failure': {
    act: (job) => finishJob(job, ATTEMPT, result(job, 'failure')),
    pending: 'FAILURE',
    running: 'FAILURE',
    ended: 'same',
  },
  'finish out of memory': {
    act: (job) => finishJob(job, ATTEMPT, result(job, 'out-of-memory')),
    pending: 'FAILURE',
    running: 'FAILURE',
    ended: 'same',
  },
  'finish out of time': {
    act: (job) => finishJob(job, ATTEMPT, result(job, 'timed-out')),
    pending: 'TIMED-OUT',
    running: 'TIMED-OUT',
    ended: 'same',
  },
  'finish as canceled': {
    act: (job) => finishJob(job, ATTEMPT, result(job, 'canceled')),
    pending: 'CANCELED',
    running: 'CANCELED',
    ended: 'same',
  },
  requeue: { act: (job) => requeueJob(job, ATTEMPT, lost), pending: 'PENDING', running: 'PENDING', ended: 'same' },
  'requeue for the last time': {
    act: (job) => requeueJob(job, ATTEMPT, { ...lost, attempts: 2 }),
    pending: 'FAILURE',
    running: 'FAILURE',
    ended: 'same',
  },
  cancel: { act: (job) => cancelJob(job, AT), pending: 'CANCELED', running: 'CANCELED', ended: 'same' },
  abort: { act: (job) => abortJob(job, AT, 'No scheduler.'), pending: 'ABORTED', running: 'refused', ended: 'same' },
  'note a handle': { act: (job) => noteHandle(job, ATTEMPT, 'h9'), pending: 'PENDING', running: 'RUNNING', ended: 'same' },
  'note a reason': { act: (job) => noteReason(job, 'The queue is long.'), pending: 'PENDING', running: 'same', ended: 'same' },
  'note progress': {
    act: (job) => noteProgress(job, ATTEMPT, { stage: 's', fraction: 0.5 }),
    pending: 'same',
    running: 'RUNNING',
    ended: 'same',
  },
}

const cases = Object.entries(expected).flatMap(([name, { act, pending, running, ended }]) =>
  jobStates.map((state) => ({ name, act, state, to: state === 'PENDING' ? pending : state === 'RUNNING' ? running : ended })),
)

describe('a transition', () => {
  // A handle may become known after the end, when the process that it names has to be stopped.
  it.each(cases.filter(({ name, state }) => name !== 'note a handle' || !isEnded(state)))(
    '$name in state $state gives $to',
    ({ act, state, to }) => {
      const job = inState(state)
      if (to === 'refused') {
        expect(() => act(job)).toThrow(expect.objectContaining({ code: 'JOBS_NO_SUCH_TRANSITION' }))
        return
      }
      const after = act(job)
      if (to === 'same') expect(after).toBe(job)
      else expect(after).toMatchObject({ state: to, revision: 8 })
    },
  )

  it.each(cases.filter(({ name, to }) => to !== 'refused' && name !== 'dispatch' && !name.startsWith('requeue')))(
    '$name in state $state changes nothing when it is told again',
    ({ name, act, state }) => {
      const once = act(inState(state))
      // Progress is not compared: the same figure twice is no loss.
      if (name === 'note progress' && state === 'RUNNING') expect(act(once)).toMatchObject({ state, progress: once.progress })
      else expect(act(once)).toBe(once)
    },
  )

  const aboutAttempts = cases.filter(({ name }) => /^(start|finish|requeue|note a handle|note progress)/.test(name))
  it.each(aboutAttempts)('$name in state $state changes nothing for an attempt that is not the one that counts', ({ act, state }) => {
    for (const attempt of [1, 3]) {
      const job = Object.freeze({ ...inState(state), attempt })
      expect(act(job)).toBe(job)
    }
  })
})

describe('the fields of a job', () => {
  it('are those of a new task after dispatch', () => {
    const job = exampleJob({ attempt: 1, handle: 'old', taskEnded: true })
    expect(dispatchJob(job, { scheduler: 'slurm' })).toMatchObject({ attempt: 2, handle: undefined, taskEnded: false, scheduler: 'slurm' })
  })

  it('say when and as what the worker began', () => {
    expect(startJob(inState('PENDING'), ATTEMPT, { at: AT, pid: 12 })).toMatchObject({ started: AT, pid: 12, state: 'RUNNING' })
  })

  it('say what came of the run', () => {
    const job = Object.freeze({ ...inState('RUNNING'), warnings: ['asked'], progress: { stage: 's', fraction: 0.9 } })
    const after = finishJob(
      job,
      ATTEMPT,
      exampleResult(job, { warnings: ['ran'], exitCode: 3, pid: 12, outcome: 'failure', reason: 'No sky.' }),
    )
    expect(after).toMatchObject({
      state: 'FAILURE',
      reason: 'No sky.',
      exitCode: 3,
      pid: 12,
      elapsed: 2,
      ended: MIDNIGHT + 3000,
      productBytes: 500,
      warnings: ['asked', 'ran'],
      progress: undefined,
      taskEnded: true,
    })
  })

  it('leave a canceled job with its process until that has ended', () => {
    const canceled = cancelJob(inState('RUNNING'), AT)
    expect(canceled).toMatchObject({ state: 'CANCELED', ended: AT, elapsed: 4, taskEnded: false, handle: 'h2' })
    const after = finishJob(canceled, ATTEMPT, result(canceled, 'success'))
    // What it had made until then is counted, and removed with it.
    expect(after).toMatchObject({ state: 'CANCELED', ended: AT, taskEnded: true, productBytes: 500 })
    expect(finishJob(canceled, ATTEMPT, result(canceled, 'success'), false)).toBe(canceled)
    expect(endTask(canceled)).toMatchObject({ state: 'CANCELED', taskEnded: true })
    expect(endTask(after)).toBe(after)
  })

  it('leave a job that has its result with its processes until those have ended', () => {
    const job = inState('RUNNING')
    const after = finishJob(job, ATTEMPT, result(job, 'success'), false)
    expect(after).toMatchObject({ state: 'SUCCESS', taskEnded: false, productBytes: 500 })
    expect(endTask(after)).toMatchObject({ state: 'SUCCESS', taskEnded: true })
  })

  it('are not those of a result or a loss when no task is under way', () => {
    const waiting = Object.freeze({ ...inState('PENDING'), taskEnded: true })
    expect(finishJob(waiting, ATTEMPT, result(waiting, 'success'))).toBe(waiting)
    expect(requeueJob(waiting, ATTEMPT, lost)).toBe(waiting)
  })

  it('say how long an ended job is kept', () => {
    const job = inState('SUCCESS')
    const kept = keepJobUntil(job, AT)
    expect(kept).toMatchObject({ expires: AT, revision: 8 })
    expect(keepJobUntil(kept, AT)).toBe(kept)
    expect(keepJobUntil(kept, undefined).expires).toBeUndefined()
  })

  it('let a job whose task was lost wait again as if it had not begun, and say why', () => {
    const after = requeueJob(inState('RUNNING'), ATTEMPT, lost)
    expect(after).toMatchObject({
      state: 'PENDING',
      taskEnded: true,
      handle: undefined,
      pid: undefined,
      started: undefined,
      attempt: ATTEMPT,
    })
    expect(after.reason).toContain('The node has gone.')
    const last = requeueJob(inState('RUNNING'), ATTEMPT, { ...lost, attempts: 2 })
    expect(last).toMatchObject({ state: 'FAILURE', ended: AT, elapsed: 4, taskEnded: true })
    expect(last.reason).toContain('2 times')
  })
})

describe('whatever happens in whatever order', () => {
  it('an ended job keeps its state, and revisions count the changes', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(expected)), { maxLength: 40 }), (names) => {
        let job: Job = Object.freeze(exampleJob({ attempt: ATTEMPT - 1 }))
        for (const name of names) {
          const before = job
          const copy = structuredClone(job)
          try {
            job = expected[name].act(job)
          } catch {
            job = before
          }
          expect(before).toEqual(copy)
          expect(Object.isFrozen(job)).toBe(true)
          expect(job.revision).toBe(before.revision + (job === before ? 0 : 1))
          if (isEnded(before.state)) expect(job.state).toBe(before.state)
          expect(isEnded(job.state)).toBe(job.ended !== undefined)
        }
      }),
      { numRuns: 300 },
    ))
})
