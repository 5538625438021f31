// A place on the sky: hours and degrees, minutes and seconds, or degrees; a click changes all of them.

import { UnstyledButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { skyPositionText } from './sky-position-text.ts'

interface SkyPositionProps {
  /** ICRS, degrees. */
  readonly ra: number
  readonly dec: number
}

/** How positions are written: one choice for the whole page, kept in the browser. */
export function useAngleFormat() {
  return useLocalStorage<'sexagesimal' | 'degrees'>({ key: 'cirasa.angles', defaultValue: 'sexagesimal' })
}

/** A position as a button that turns all positions into the other form. */
export function SkyPosition({ ra, dec }: SkyPositionProps) {
  const [format, setFormat] = useAngleFormat()
  const other = format === 'degrees' ? 'sexagesimal' : 'degrees'
  return (
    <UnstyledButton
      fz="inherit"
      title={`ICRS. Click for ${other}.`}
      onClick={(event) => {
        event.stopPropagation()
        setFormat(other)
      }}
      style={{ whiteSpace: 'nowrap' }}
    >
      {skyPositionText(ra, dec, format)}
    </UnstyledButton>
  )
}
