// A small button that copies a text.

import { ActionIcon } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { copyText } from '../parts/copy-text.ts'
import { tell, tellProblem } from '../parts/tell.tsx'

export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const copy = () =>
    copyText(text).then(
      () => tell(`Copied ${what}`),
      (error: unknown) => tellProblem('It could not be copied', error),
    )
  return (
    <ActionIcon size="xs" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      <IconCopy size={12} />
    </ActionIcon>
  )
}
