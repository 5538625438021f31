// Presets set what they say: options that the app has and that do something, and nothing that its check complains about.

import { checkRequest, isDefault, manifests } from '@cirasa/apps'
import { describe, expect, it } from 'vitest'
import { isOn, PRESETS, presetText, withPreset } from '../../src/pages/new-run/presets/preset.ts'

const all = [...PRESETS].flatMap(([app, presets]) => presets.map((preset) => ({ app, preset })))
const manifestOf = (app: string) => manifests.find(({ name }) => name === app)!

describe('the presets of an app', () => {
  it.each(all)('have options that exist, do something and are no defaults: $preset.name', ({ app, preset }) => {
    for (const [name, value] of Object.entries(preset.options)) {
      const option = manifestOf(app).options.find((one) => one.name === name)
      expect(option, name).toBeDefined()
      expect(option!.effective, name).not.toBe(false)
      expect(isDefault(option!, value), name).toBe(false)
    }
  })

  it.each(all)('pass the check of the app without a warning: $preset.name', ({ app, preset }) => {
    expect(checkRequest(manifestOf(app), preset.options, 'native').warnings).toEqual([])
  })

  it.each(all)('say what they do in a sentence: $preset.name', ({ preset }) => {
    expect(preset.says).toMatch(/^[A-Z].{20,}\.$/)
  })
})

describe('a preset', () => {
  const preset = { name: 'Mine', says: '', options: { seedthr: 4, negative: true, fast: false } }

  it('is put on beside what is set, and taken away without it', () => {
    const on = withPreset({ npixmin: '7', seedthr: '6' }, preset, true)
    expect(on).toEqual({ npixmin: '7', seedthr: '4', negative: true, fast: false })
    expect(withPreset(on, preset, false)).toEqual({ npixmin: '7' })
  })

  it('is on while all of it is set', () => {
    expect(isOn(preset, { seedthr: 4, negative: true, fast: false, npixmin: 7 })).toBe(true)
    expect(isOn(preset, { seedthr: 4.5, negative: true, fast: false })).toBe(false)
    expect(isOn({ ...preset, options: {} }, {})).toBe(false)
  })

  it('is told with units', () => {
    const table = [{ name: 'seedthr', type: 'number', unit: 'sigma', description: '', category: '' }] as never
    expect(presetText(preset, table)).toBe('seedthr 4 sigma, negative on, fast off')
  })
})
