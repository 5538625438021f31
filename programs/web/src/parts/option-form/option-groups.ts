// Options as a form shows them: by category, narrowed by a search, without those for the few and those that do nothing.

import type { AppOption } from '@cirasa/apps'

/** Which options are shown. */
export interface OptionView {
  readonly search: string
  readonly advanced: boolean
  /** True for options that are accepted and have no effect here. */
  readonly idle: boolean
}

/** Options of one category. */
export interface OptionGroup {
  readonly name: string
  readonly title: string
  readonly parts: readonly { readonly title: string; readonly options: readonly AppOption[] }[]
}

/**
 * The options in their categories, in the order of the table. A search looks at all options that have an effect, be they advanced or not.
 * Options that were changed are always shown.
 */
export function optionGroups(options: readonly AppOption[], view: OptionView, changed: ReadonlySet<string>): readonly OptionGroup[] {
  const groups = new Map<string, Map<string, AppOption[]>>()
  for (const option of options) {
    if (!isShown(option, view, changed)) continue
    const parts = groups.get(option.category) ?? new Map<string, AppOption[]>()
    groups.set(option.category, parts)
    const part = parts.get(option.subcategory ?? '') ?? []
    parts.set(option.subcategory ?? '', part)
    part.push(option)
  }
  return [...groups].map(([name, parts]) => ({
    name,
    title: categoryTitle(name),
    parts: [...parts].map(([part, members]) => ({ title: part === '' ? '' : categoryTitle(part), options: members })),
  }))
}

function isShown(option: AppOption, { search, advanced, idle }: OptionView, changed: ReadonlySet<string>): boolean {
  const words = search.trim().toLowerCase()
  if (words !== '') {
    const text = `${option.name} ${option.description} ${option.category} ${option.subcategory ?? ''}`.toLowerCase()
    if (!words.split(/\s+/).every((word) => text.includes(word))) return false
    return idle || option.effective !== false || changed.has(option.name)
  }
  if (changed.has(option.name) || option.mandatory) return true
  return (idle || option.effective !== false) && (advanced || !option.advanced)
}

/** Names of categories that are no words. */
const titles: Readonly<Record<string, string>> = {
  IMGREAD: 'Part of the image',
  IMGSTATS: 'Statistics',
  IMGBKG: 'Background and noise',
  IMGRES: 'Residual map',
  IMGSMOOTH: 'Smoothing',
  ENGINE: 'The finder itself',
}

/** @example categoryTitle('COMPACT-SOURCES') // 'Compact sources' */
function categoryTitle(name: string): string {
  const words = name.toLowerCase().replaceAll(/[-_]+/g, ' ')
  return titles[name] ?? words.charAt(0).toUpperCase() + words.slice(1)
}
