// What the colours of points mean: a bar with numbers, or a list of words.

import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { placeOf, ticksOf } from './axis-scale.ts'
import classes from './colour-key.module.css'
import { type ColourMap, classColour, mapColours } from './colour-maps.ts'
import { PLOT_COLOURS } from './plot-colours.ts'
import { type ColourKey as Key, MOST_CLASSES } from './point-colouring.ts'

interface ColourKeyProps {
  readonly of: Key
  readonly map: ColourMap
  /** True where a colour is that of many points. */
  readonly isDense: boolean
}

export function ColourKey({ of, map, isDense }: ColourKeyProps) {
  return (
    <div className={classes.key}>{of.kind === 'values' ? <Bar {...{ of, map, isDense }} /> : <Classes of={of} isDense={isDense} />}</div>
  )
}

type Of<Kind extends Key['kind']> = { readonly of: Extract<Key, { kind: Kind }>; readonly isDense: boolean }

/** Stops of the gradient: more are not told apart. */
const STOPS = 24
/** CSS pixels that a number with its room takes. */
const TICK_ROOM = 60

function Bar({ of: { name, factor, scale, hasBlank }, map, isDense }: Of<'values'> & { readonly map: ColourMap }) {
  const colours = PLOT_COLOURS[useComputedColorScheme('light')]
  const { ref, width } = useElementSize<HTMLDivElement>()
  const ticks = ticksOf(scale, width / TICK_ROOM, factor).filter(({ text }) => text !== '')
  return (
    <>
      <span>{isDense ? `mean ${name}` : name}</span>
      <div ref={ref} className={classes.bar} role="img" aria-label={`Colours of ${name}`}>
        <div className={classes.ramp} style={{ background: `linear-gradient(to right, ${mapColours(map, colours, STOPS).join(',')})` }} />
        {ticks.map(({ value, text }) => (
          <span key={value} className={classes.tick} style={{ left: `${100 * placeOf(scale, value)}%` }}>
            {text}
          </span>
        ))}
      </div>
      {hasBlank ? <Entry colour={colours.blank} text={scale.kind === 'log' ? 'none, or not above 0' : 'no value'} /> : null}
    </>
  )
}

function Classes({ of: { name, classes: words, hasOther, hasBlank }, isDense }: Of<'classes'>) {
  const colours = PLOT_COLOURS[useComputedColorScheme('light')]
  return (
    <>
      <span>{isDense ? `most frequent ${name}` : name}</span>
      <ul className={classes.words} aria-label={`Colours of ${name}`}>
        {words.map((word, i) => (
          <li key={word}>
            <Entry colour={classColour(i + 1)} text={word} />
          </li>
        ))}
        {hasOther ? (
          <li>
            <Entry colour={classColour(MOST_CLASSES + 1)} text="others" />
          </li>
        ) : null}
        {hasBlank ? (
          <li>
            <Entry colour={colours.blank} text="none" />
          </li>
        ) : null}
      </ul>
    </>
  )
}

const Entry = ({ colour, text }: { readonly colour: string; readonly text: string }) => (
  <span className={classes.entry}>
    <span className={classes.dot} style={{ background: colour }} />
    {text}
  </span>
)
