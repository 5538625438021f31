// Maps of a search: background, noise, model and residual are what was put in.

import { describe, expect, it } from 'vitest'
import { findSources } from '../src/index.ts'
import { mapped, planeOf } from './pictures.ts'
import { contextOf, FWHM, rowsOf, sceneOf } from './scenes.ts'
import { topIslands } from './sound-catalogue.ts'

const WIDTH = 330
const HEIGHT = 300
const scene = sceneOf(WIDTH, HEIGHT, 141)
const slope = (x: number): number => 50 + 0.02 * x
const picture = mapped(scene.picture, (value, x) => value + slope(x))

const { catalog, maps } = await findSources(planeOf(picture), contextOf(picture))

const spread = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)

describe('the maps of a search', () => {
  it('have the background and the noise of the image', () => {
    const background = maps.background(0, HEIGHT)
    const rms = maps.rms(0, HEIGHT)
    for (let i = 0; i < background.length; i += 37) {
      expect(Math.abs(background[i] - slope(i % WIDTH))).toBeLessThan(1.2)
      expect(Math.abs(rms[i] - 1)).toBeLessThan(0.3)
    }
  })

  it('have nothing but noise left where the sources were', () => {
    const residual = maps.residual(0, HEIGHT)
    const left: number[] = []
    for (const { x, y } of scene.spots) {
      for (let dy = -3; dy <= 3; dy++) {
        for (let dx = -3; dx <= 3; dx++) {
          const at = (Math.round(y) + dy) * WIDTH + Math.round(x) + dx
          left.push(residual[at] - slope(at % WIDTH))
        }
      }
    }
    expect(spread(left)).toBeGreaterThan(0.6)
    expect(spread(left)).toBeLessThan(1.4)
  })

  it('have the light of the catalogue in the model', () => {
    const light = maps.model(0, HEIGHT).reduce((sum, value) => sum + value, 0)
    const beam = 2 * Math.PI * (FWHM / 2.3548) ** 2
    const flux = rowsOf(catalog).reduce((sum, row) => sum + row.flux, 0)
    expect(light / beam / flux).toBeCloseTo(1, 2)
  })

  it('have the islands of the catalogue, by their numbers', () => {
    const segmentation = maps.segmentation(0, HEIGHT)
    for (const { x, y } of rowsOf(catalog)) expect(segmentation[Math.round(y) * WIDTH + Math.round(x)]).toBeGreaterThan(0)
    expect(Math.max(...segmentation)).toBe(topIslands(catalog.islands).length)
  })

  it('can be drawn for no rows at all', () => {
    for (const draw of [maps.background, maps.rms, maps.model, maps.residual, maps.segmentation]) expect(draw(5, 5).length).toBe(0)
  })
})
