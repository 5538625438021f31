// Reads a document that says it is a workspace: whole and of a form that this page knows, or not at all.

import { readDs9 } from '@cirasa/regions'
import { webErrors } from '../../catalogue/errors.ts'
import { COLOUR_MAPS } from '../../plots/colour-maps.ts'
import { FORMAT, VERSION, VIEW_NAMES, type Workspace } from './workspace.ts'

/** The workspace of a document. Throws WEB_WORKSPACE_NEWER and WEB_WORKSPACE_DAMAGED, which says where. */
export function readWorkspace(content: unknown): Workspace {
  if (!isObject(content) || content.format !== FORMAT) throw webErrors.WORKSPACE_DAMAGED({ part: 'its head' })
  const { version } = content
  if (typeof version === 'number' && version > VERSION) throw webErrors.WORKSPACE_NEWER({ version, known: VERSION })
  if (version !== VERSION) throw webErrors.WORKSPACE_DAMAGED({ part: 'its version' })
  const known = Object.entries(PARTS).flatMap(([part, { isWell, isNeeded }]) => {
    const value = content[part]
    if (value === undefined && !isNeeded) return []
    if (!isWell(value)) throw webErrors.WORKSPACE_DAMAGED({ part: `the part ${part}` })
    return [[part, value]]
  })
  return Object.freeze({ format: FORMAT, version: VERSION, ...Object.fromEntries(known) }) as Workspace
}

type Check = (value: unknown) => boolean

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isFrom =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most
const isOneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string)
const isListOf =
  (isWell: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isWell)
const isNamed =
  (isWell: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(isWell)
/** An object whose fields are well; those with a question mark behind their name may be left out. */
const isLike =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(fields).every(([field, isWell]) => {
      const inner = value[field.replace('?', '')]
      return (field.endsWith('?') && inner === undefined) || isWell(inner)
    })

const isScale = isOneOf('linear', 'log')
/** A line of a DS9 file in image coordinates, with one region in it. */
const isRegion: Check = (line) => {
  if (!isText(line) || /[\r\n;]/.test((line as string).replace(/\{[^}]*\}/g, ''))) return false
  const { regions, notes } = readDs9(`image\n${line}`)
  return regions.length === 1 && notes.length === 0
}

const PARTS: Readonly<Record<Exclude<keyof Workspace, 'format' | 'version'>, { readonly isWell: Check; readonly isNeeded?: boolean }>> = {
  view: { isNeeded: true, isWell: isLike(Object.fromEntries(VIEW_NAMES.map((name) => [`${name}?`, isText]))) },
  layout: { isNeeded: true, isWell: isNamed(isFrom(0, 1)) },
  table: { isWell: isOneOf('sources', 'components') },
  tables: {
    isNeeded: true,
    isWell: isNamed(
      isLike({
        columns: (value) => isListOf(isText)(value) && (value as unknown[]).length > 0,
        widths: isNamed(isFrom(1, 10_000)),
        'sort?': isLike({ column: isText, descending: isFlag }),
      }),
    ),
  },
  scatter: {
    isWell: isLike({
      ...{ x: isText, y: isText, xKind: isScale, yKind: isScale },
      ...{ 'colour?': isText, 'colourMap?': isOneOf(...COLOUR_MAPS), 'colourKind?': isScale },
    }),
  },
  histogram: { isWell: isLike({ x: isText, xKind: isScale, countKind: isScale, bins: isFrom(2, 400) }) },
  gallery: {
    isWell: isLike({
      rows: isOneOf('passing', 'selected'),
      maps: (value) => isListOf(isOneOf('image', 'model', 'residual'))(value) && (value as unknown[]).length > 0,
      stretch: isOneOf('own', 'same'),
      side: isFrom(20, 1000),
      field: isFrom(1, 10_000),
    }),
  },
  find: {
    isWell: isLike({
      values: isNamed((value) => isFlag(value) || isText(value) || Number.isFinite(value)),
      isOn: isFlag,
      maps: isFlag,
    }),
  },
  layers: {
    isNeeded: true,
    isWell: isNamed(
      isLike({
        bias: isFrom(0, 1),
        contrast: isFrom(0, 1000),
        opacity: isFrom(0, 1),
        smooth: isFlag,
        'stretch?': isText,
        'clip?': isText,
        'colours?': isText,
      }),
    ),
  },
  regions: { isNeeded: true, isWell: isNamed(isListOf(isRegion)) },
  overlays: {
    isNeeded: true,
    isWell: isListOf(
      isLike({
        name: isText,
        colour: (value) => isListOf(isFrom(0, 255))(value) && (value as unknown[]).length === 4,
        visible: isFlag,
        'address?': (value) => isText(value) && /^https:\/\//.test(value as string),
      }),
    ),
  },
  beside: { isWell: isLike({ id: isText, name: isText }) },
}
