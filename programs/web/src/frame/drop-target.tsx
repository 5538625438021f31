// Files that are dropped anywhere on the page are uploaded.

import { Overlay, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useService } from '../service/use-service.ts'

/** Shown while files hang over the window. */
export function DropTarget() {
  const { uploads } = useService()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const leave = () => setIsOver(false)
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const drop = (event: DragEvent) => {
      leave()
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      uploads.add([...(event.dataTransfer?.files ?? [])])
    }
    const out = (event: DragEvent) => {
      if (event.relatedTarget === null) leave()
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', out)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', out)
      window.removeEventListener('drop', drop)
    }
  }, [uploads])
  if (!isOver) return null
  return (
    <Overlay fixed zIndex={500} backgroundOpacity={0.55} blur={2} style={{ pointerEvents: 'none' }}>
      <Stack h="100%" align="center" justify="center" c="white" gap="xs">
        <IconUpload size={48} stroke={1.2} aria-hidden />
        <Text size="lg" fw={600}>
          Drop to upload
        </Text>
      </Stack>
    </Overlay>
  )
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
