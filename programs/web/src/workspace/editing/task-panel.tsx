// The fit that is being made, above the page of its source, until it is kept or let go.

import type { Result } from '../../catalogue/result.ts'
import { shortName } from '../../catalogue/short-name.ts'
import { FitPanel } from './fit-panel.tsx'
import type { SayEdit } from './say-edit.ts'
import type { SourceFitter } from './source-fitter.ts'
import type { Task } from './use-edit-task.ts'

interface TaskPanelProps {
  readonly result: Result
  readonly fitter: SourceFitter
  readonly task: Task
  readonly onSay: SayEdit
  readonly onEnd: () => void
}

export function TaskPanel({ result, fitter, task: { kind, target, place, old }, onSay, onEnd }: TaskPanelProps) {
  const isAgain = kind === 'fit'
  return (
    <FitPanel
      key={`${target} ${place.x} ${place.y}`}
      title={isAgain ? `Fit ${shortName(target, result)} again` : 'A new source'}
      {...{ result, fitter, place, old }}
      mayMark={!isAgain}
      onKeep={(fits) => {
        const said = fits.map(({ name = target, numbers }) => ({ kind, target: name, value: numbers }))
        onSay(said, isAgain ? 'The fit is kept' : 'The source is added')
        onEnd()
      }}
      onDiscard={onEnd}
    />
  )
}
