// What stands on the dashboard before anything was done: the way to a first result.

import { Button, FileButton, Group, Paper } from '@mantine/core'
import { IconTelescope, IconUpload } from '@tabler/icons-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { useService } from '../../service/use-service.ts'

export function FirstSteps() {
  const { uploads } = useService()
  return (
    <Paper withBorder mb="sm">
      <EmptyState
        icon={IconTelescope}
        title="From an image to its sources"
        says="Drop a FITS image anywhere on this page. Look at it, try a threshold on what is in view, then run the search on the whole image."
      >
        <Group>
          <FileButton multiple onChange={(files) => uploads.add(files)}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={14} />}>
                Choose files
              </Button>
            )}
          </FileButton>
          <ButtonLink to="/data" variant="default">
            Your files
          </ButtonLink>
        </Group>
      </EmptyState>
    </Paper>
  )
}
