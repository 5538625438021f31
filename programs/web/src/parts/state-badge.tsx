// The state of a job: a word, a colour and a picture, so that none of them is needed alone.

import type { Job } from '@cirasa/api'
import { Badge } from '@mantine/core'
import { IconBan, IconCircleCheck, IconClockHour4, IconClockX, IconHourglass, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { stateWords } from '../service/job-states.ts'

const pictures = {
  PENDING: IconHourglass,
  RUNNING: IconPlayerPlay,
  SUCCESS: IconCircleCheck,
  FAILURE: IconX,
  ABORTED: IconClockX,
  CANCELED: IconBan,
  'TIMED-OUT': IconClockHour4,
} as const

/** The state in words and colour. */
export function StateBadge({ state }: { readonly state: Job['state'] }) {
  const { says, color, means } = stateWords[state]
  const Picture = pictures[state]
  return (
    <Badge color={color} leftSection={<Picture size={12} aria-hidden />} title={means}>
      {says}
    </Badge>
  )
}
