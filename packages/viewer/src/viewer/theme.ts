// Colours of what is painted above the image, on a dark and on a light page.

import type { ViewerTheme } from '../layers/layer.ts'

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'

const themes: Readonly<Record<ViewerTheme['scheme'], ViewerTheme>> = {
  dark: { scheme: 'dark', background: '#15171a', grid: '#7fd1e8', label: '#f2f6f8', halo: '#0b0d0fcc', accent: '#ffc145', font: FONT },
  light: { scheme: 'light', background: '#e9ecef', grid: '#0b5a74', label: '#101418', halo: '#ffffffcc', accent: '#b45309', font: FONT },
}

/** The theme of a scheme (dark where none is said) with changes. */
export function themeWith(change: Partial<ViewerTheme>, from?: ViewerTheme): ViewerTheme {
  const base = change.scheme === undefined && from !== undefined ? from : themes[change.scheme ?? 'dark']
  return Object.freeze({ ...base, ...change })
}
