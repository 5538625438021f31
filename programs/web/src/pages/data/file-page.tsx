// One file: its picture, what is known of it, its headers, the jobs that used it.

import type { File } from '@cirasa/api'
import { Button, Grid, Skeleton, Stack } from '@mantine/core'
import { IconDownload, IconEye, IconRestore, IconRocket, IconTrash } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Page } from '../../frame/page.tsx'
import { CopyAs } from '../../parts/copy-as.tsx'
import { downloadAddress } from '../../parts/download.ts'
import { EditInPlace } from '../../parts/edit-in-place.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Problem } from '../../parts/problem.tsx'
import { useChangeFiles, useRemoveFiles, useRestoreFiles } from '../../service/file-actions.ts'
import { useFile } from '../../service/file-queries.ts'
import { useClient } from '../../service/use-service.ts'
import { fileChoices } from './file/copy-choices.ts'
import { FileFacts } from './file/file-facts.tsx'
import { HeaderViewer } from './file/header-viewer.tsx'
import { JobsOfFile } from './file/jobs-of-file.tsx'

const route = getRouteApi('/data/$file')

export function FilePage() {
  const { file: id } = route.useParams()
  const { data: file, error } = useFile(id)
  const { mutate: change } = useChangeFiles()
  if (!file) return <Page title="File">{error ? <Problem error={error} /> : <Skeleton h={320} />}</Page>
  return (
    <Page
      title={file.name}
      after={
        <EditInPlace
          value={file.name}
          label="Name"
          empty="no name"
          longest={255}
          mayBeEmpty={false}
          shows="Rename"
          onChange={(name) => change({ files: [file], change: { name } })}
        />
      }
      actions={<Actions file={file} />}
    >
      <Grid gap="sm">
        <Grid.Col span={{ base: 12, md: 4, xl: 3 }}>
          <Stack gap="sm">
            <FileFacts file={file} />
            <JobsOfFile id={id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8, xl: 9 }}>
          <HeaderViewer key={id} file={file} />
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Actions({ file }: { readonly file: File }) {
  const client = useClient()
  const navigate = useNavigate()
  const { mutate: remove } = useRemoveFiles()
  const { mutate: restore } = useRestoreFiles()
  const { id, metadata, removed } = file
  if (removed !== undefined)
    return (
      <Button leftSection={<IconRestore size={14} />} onClick={() => restore([file])}>
        Take it out of the bin
      </Button>
    )
  return (
    <>
      <CopyAs choices={fileChoices(file, window.location.origin)} />
      <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => downloadAddress(client.files.contentAddress(id))}>
        Download
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={14} />}
        onClick={() => {
          remove([file])
          void navigate({ to: '/data' })
        }}
      >
        Remove
      </Button>
      {metadata?.image ? (
        <>
          <ButtonLink to="/new" search={{ files: [id] }} variant="default" leftSection={<IconRocket size={14} />}>
            New run
          </ButtonLink>
          <ButtonLink to="/view" search={{ file: id }} leftSection={<IconEye size={14} />}>
            View
          </ButtonLink>
        </>
      ) : null}
    </>
  )
}
