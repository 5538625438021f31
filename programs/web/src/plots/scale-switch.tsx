// The switch of an axis between linear and logarithmic.

import { ActionIcon, Tooltip } from '@mantine/core'
import type { ScaleKind } from './axis-scale.ts'

interface ScaleSwitchProps {
  /** Of the axis, for readers: `Across`. */
  readonly label: string
  readonly kind: ScaleKind
  readonly onKind: (kind: ScaleKind) => void
  /** What stands on the button before the kind, where it is not beside its axis. */
  readonly word?: string
  readonly disabled?: boolean
}

export function ScaleSwitch({ label, kind, onKind, word, disabled }: ScaleSwitchProps) {
  const isLog = kind === 'log'
  return (
    <Tooltip label={isLog ? 'Logarithmic; click for linear' : 'Linear; click for logarithmic'}>
      <ActionIcon
        aria-label={`${label}: ${isLog ? 'log' : 'lin'}, change the scale`}
        variant={isLog ? 'light' : 'default'}
        color={isLog ? undefined : 'gray'}
        w={word === undefined ? 34 : 'auto'}
        px={word === undefined ? 0 : 6}
        fz="xs"
        style={{ flex: 'none' }}
        disabled={disabled}
        onClick={() => onKind(isLog ? 'linear' : 'log')}
      >
        {word === undefined ? '' : `${word} `}
        {isLog ? 'log' : 'lin'}
      </ActionIcon>
    </Tooltip>
  )
}
