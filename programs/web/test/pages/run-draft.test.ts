// A run that is put together comes to the request that it says.

import type { App, Job } from '@cirasa/api'
import { manifests } from '@cirasa/apps'
import { describe, expect, it } from 'vitest'
import { draftOfJob, draftOfJson, emptyDraft, readRun, rerunOf, submissionOf } from '../../src/pages/new-run/run-draft.ts'

const app = manifests[0] as unknown as App
const job = {
  id: 'j1',
  app: 'caesar',
  tag: 'first',
  options: { seedthr: 4, npixmin: 8 },
  limits: { seconds: 90, memoryBytes: 2e9 },
} as unknown as Job

describe('a submission', () => {
  it('says what was changed and nothing else', () => {
    const draft = { ...emptyDraft, options: { seedthr: '4' }, tag: ' deep ', minutes: '1,5', keepDays: '30' }
    expect(submissionOf('caesar', ['f1', 'f2'], [], readRun(app, draft), draft)).toEqual({
      app: 'caesar',
      inputs: [
        { kind: 'file', id: 'f1' },
        { kind: 'file', id: 'f2' },
      ],
      options: { seedthr: 4 },
      tag: 'deep',
      limits: { seconds: 90 },
      keepDays: 30,
    })
  })

  it('is one job for many files only where that was asked for', () => {
    const draft = { ...emptyDraft, oneJobPerFile: false }
    const reading = readRun(app, draft)
    expect(submissionOf('caesar', ['f1', 'f2'], [], reading, draft).oneJobPerFile).toBe(false)
    expect(submissionOf('caesar', ['f1'], [], reading, draft)).not.toHaveProperty('oneJobPerFile')
  })

  it('names the field with a limit that is no number', () => {
    const { problems } = readRun(app, { ...emptyDraft, gigabytes: 'much', minutes: '0' })
    expect([...problems.keys()].toSorted()).toEqual(['gigabytes', 'minutes'])
  })

  it('has what the app says of options without effect', () =>
    expect(readRun(app, { ...emptyDraft, options: { bkgestimator: 'Mean' } }).remarks.join(' ')).toMatch(/bkgestimator/))
})

describe('a job that is done again', () => {
  it('begins as it was', () => {
    const draft = draftOfJob(job)
    expect(readRun(app, draft)).toMatchObject({ options: job.options, limits: job.limits })
    expect(rerunOf(job, readRun(app, draft), draft)).toEqual({ limits: job.limits })
  })

  it('says what is different: null for what is taken away', () => {
    const draft = { ...draftOfJob(job), options: { seedthr: '6', fitsources: true }, tag: 'second', minutes: '', gigabytes: '' }
    expect(rerunOf(job, readRun(app, draft), draft)).toEqual({ options: { seedthr: 6, fitsources: true, npixmin: null }, tag: 'second' })
  })
})

describe('settings from a file', () => {
  it('are options, with or without the app around them', () => {
    expect(draftOfJson('{"app":"caesar","options":{"seedthr":4,"fitsources":true}}')).toEqual({ seedthr: '4', fitsources: true })
    expect(draftOfJson('{"seedthr":4,"deep":{"x":1}}')).toEqual({ seedthr: '4' })
  })

  it('are refused where they are no object', () => {
    for (const text of ['[1]', '3', 'null', '{', '{"options":[]}']) expect(() => draftOfJson(text)).toThrow()
  })
})
