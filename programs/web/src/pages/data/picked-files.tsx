// What can be done with the files that are picked.

import type { File } from '@cirasa/api'
import { countOf } from '@cirasa/units'
import { Button, Group, Popover, Text, TextInput } from '@mantine/core'
import { IconDownload, IconRestore, IconRocket, IconTag, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadAddress } from '../../parts/download.ts'
import { ButtonLink } from '../../parts/links.tsx'
import { useChangeFiles, useRemoveFiles, useRestoreFiles } from '../../service/file-actions.ts'
import { useClient } from '../../service/use-service.ts'

interface PickedFilesProps {
  readonly files: readonly File[]
  readonly isBin: boolean
  readonly onClear: () => void
}

export function PickedFiles({ files, isBin, onClear }: PickedFilesProps) {
  const client = useClient()
  const { mutate: remove } = useRemoveFiles()
  const { mutate: restore } = useRestoreFiles()
  return (
    <Group gap="xs">
      <Text fw={600} role="status">
        {countOf(files.length, 'file')} picked
      </Text>
      {isBin ? (
        <Button variant="default" leftSection={<IconRestore size={14} />} onClick={() => restore(files)}>
          Restore
        </Button>
      ) : (
        <>
          <ButtonLink to="/new" search={{ files: files.map(({ id }) => id) }} leftSection={<IconRocket size={14} />}>
            New run
          </ButtonLink>
          <TagThem files={files} />
          <Button
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() => {
              for (const { id } of files) downloadAddress(client.files.contentAddress(id))
            }}
          >
            Download
          </Button>
          <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => remove(files)}>
            Remove
          </Button>
        </>
      )}
      <Button variant="subtle" color="gray" onClick={onClear}>
        Pick none
      </Button>
    </Group>
  )
}

function TagThem({ files }: { readonly files: readonly File[] }) {
  const { mutate: change } = useChangeFiles()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconTag size={14} />} onClick={() => setIsOpen(!isOpen)}>
          Tag
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setIsOpen(false)
            change({ files, change: { tag: String(new FormData(event.currentTarget).get('tag') ?? '').trim() } })
          }}
        >
          <Group gap="xs" align="end">
            <TextInput name="tag" label={`Tag of ${countOf(files.length, 'file')}`} maxLength={200} data-autofocus />
            <Button type="submit">Tag them</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
