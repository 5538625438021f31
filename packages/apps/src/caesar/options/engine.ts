// The finder's own options beside those of CAESAR: what CAESAR has no word for, and the precise settings.

import { finderOptions, type OptionDefinition } from '@cirasa/finder'
import type { AppOption } from '../../app.ts'

/** The group that they stand in. */
const ENGINE_CATEGORY = 'ENGINE'

/** What holds in this app where neither the option nor its counterpart among CAESAR's is given, when that is not the finder's default. */
const standards: Readonly<Record<string, number>> = { 'min-pixels': 5 }

const modelMap: AppOption = {
  name: 'save-modelmap',
  type: 'flag',
  category: ENGINE_CATEGORY,
  nativeOnly: true,
  description: 'Write the sum of all components as a map',
}

const imageChoice: readonly AppOption[] = [
  {
    name: 'hdu',
    type: 'integer',
    min: 0,
    max: 10_000,
    category: ENGINE_CATEGORY,
    subcategory: 'IMAGE',
    nativeOnly: true,
    description: 'Search the image in this HDU, counted from 0; the first image of the file where left out',
  },
  {
    name: 'plane',
    type: 'string',
    category: ENGINE_CATEGORY,
    subcategory: 'IMAGE',
    nativeOnly: true,
    description: 'Search this plane of a cube, counted from 0: a number, or AXIS=NUMBER for each axis, such as FREQ=10,STOKES=0',
  },
]

export const engineOptions: readonly AppOption[] = [...imageChoice, ...finderOptions.map(asAppOption), modelMap].map((option) =>
  Object.freeze(option),
)

function asAppOption({ name, type, category, ...rest }: OptionDefinition): AppOption {
  return {
    ...rest,
    name,
    type: type === 'boolean' ? 'flag' : type,
    default: standards[name] ?? rest.default,
    category: ENGINE_CATEGORY,
    subcategory: category.toUpperCase(),
    nativeOnly: true,
  }
}
