// How everything looks: one type scale, one spacing scale, grey with one accent. Colours that Mantine draws too pale to read are darkened to WCAG AA.

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The colours that mean something: the accent, and what went well, needs care, went wrong. */
const spoken = ['indigo', 'teal', 'yellow', 'red', 'gray'] as const

const sans = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' }, h4: { fontSize: '13px' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Text: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { fz: 'sm', verticalSpacing: 4, horizontalSpacing: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true, fz: 'xs' } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this note' } } },
    Badge: { defaultProps: { size: 'md', variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
  },
})

/** Colours of text that keep a contrast of 4.5 on their ground, in light and in dark. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--mantine-color-anchor': colors.indigo[8],
    ...textOfLight(colors, 9),
    // The palette has no yellow and no teal that are dark enough for text.
    '--mantine-color-yellow-light-color': '#7a4400',
    '--mantine-color-teal-light-color': '#055c42',
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': colors.indigo[3],
    ...textOfLight(colors, 2),
  },
})

function textOfLight(colors: Readonly<Record<string, MantineColorsTuple>>, shade: number): Record<string, string> {
  return Object.fromEntries(spoken.map((name) => [`--mantine-color-${name}-light-color`, colors[name][shade]]))
}
