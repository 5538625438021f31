// The columns of the list of files.

import type { File } from '@cirasa/api'
import { ActionIcon, Group, Text } from '@mantine/core'
import { IconDownload, IconEye, IconRestore, IconRocket, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Age } from '../../parts/age.tsx'
import { bytesText } from '../../parts/bytes-text.ts'
import { downloadAddress } from '../../parts/download.ts'
import { EditInPlace } from '../../parts/edit-in-place.tsx'
import { frequencyText } from '../../parts/frequency-text.ts'
import { IconLink, TextLink } from '../../parts/links.tsx'
import { SkyPosition } from '../../parts/sky-position.tsx'
import { Thumbnail } from '../../parts/thumbnail.tsx'
import type { VirtualColumn } from '../../parts/virtual-table.tsx'
import { useChangeFiles, useRemoveFiles, useRestoreFiles } from '../../service/file-actions.ts'
import { useClient } from '../../service/use-service.ts'
import { beamText, sizeText } from './image-text.ts'

const none = <Text c="dimmed">–</Text>

/** @param isBin true for files that lie in the bin: they can be restored, and nothing else */
export function useFileColumns(isBin: boolean): readonly VirtualColumn<File>[] {
  const { mutate: change } = useChangeFiles()
  return useMemo(
    () => [
      { title: 'Image', width: 40, cell: ({ id, metadata }) => <Thumbnail file={metadata?.image ? id : undefined} size={40} /> },
      {
        title: 'Name',
        cell: ({ id, name }) =>
          isBin ? (
            name
          ) : (
            <TextLink to="/data/$file" params={{ file: id }} title={name}>
              {name}
            </TextLink>
          ),
      },
      { title: 'Size', width: 76, align: 'right', cell: ({ bytes }) => bytesText(bytes) },
      { title: 'Pixels', width: 104, align: 'right', cell: ({ metadata }) => sizeText(metadata?.image) || none },
      {
        title: 'Middle (ICRS)',
        width: 176,
        cell: ({ metadata }) => {
          const sky = metadata?.image?.sky
          return sky ? <SkyPosition ra={sky.ra} dec={sky.dec} /> : none
        },
      },
      { title: 'Beam (arcsec)', width: 106, align: 'right', cell: ({ metadata }) => beamText(metadata?.image?.beam) || none },
      {
        title: 'Frequency',
        width: 88,
        align: 'right',
        cell: ({ metadata }) => (metadata?.image?.frequency ? frequencyText(metadata.image.frequency) : none),
      },
      { title: 'Unit', width: 70, cell: ({ metadata }) => metadata?.image?.unit || none },
      {
        title: 'Tag',
        width: 92,
        cell: (file) =>
          isBin ? (
            file.tag
          ) : (
            <EditInPlace
              value={file.tag}
              label={`Tag of ${file.name}`}
              empty="no tag"
              longest={200}
              onChange={(tag) => change({ files: [file], change: { tag } })}
            />
          ),
      },
      {
        title: isBin ? 'Removed' : 'Uploaded',
        width: 104,
        cell: ({ uploaded, removed }) => <Age at={removed ?? uploaded} />,
      },
      {
        title: 'Actions',
        align: 'right',
        width: isBin ? 60 : 116,
        cell: (file) => (isBin ? <BinActions file={file} /> : <FileActions file={file} />),
      },
    ],
    [isBin, change],
  )
}

function BinActions({ file }: { readonly file: File }) {
  const { mutate: restore } = useRestoreFiles()
  return (
    <ActionIcon aria-label={`Restore ${file.name}`} title="Restore" onClick={() => restore([file])}>
      <IconRestore size={16} />
    </ActionIcon>
  )
}

function FileActions({ file }: { readonly file: File }) {
  const client = useClient()
  const { mutate: remove } = useRemoveFiles()
  const { id, name, metadata } = file
  return (
    <Group gap={0} wrap="nowrap" justify="end">
      {metadata?.image ? (
        <>
          <IconLink to="/view" search={{ file: id }} aria-label={`View ${name}`} title="View">
            <IconEye size={16} />
          </IconLink>
          <IconLink to="/new" search={{ files: [id] }} aria-label={`New run on ${name}`} title="New run">
            <IconRocket size={16} />
          </IconLink>
        </>
      ) : null}
      <ActionIcon aria-label={`Download ${name}`} title="Download" onClick={() => downloadAddress(client.files.contentAddress(id))}>
        <IconDownload size={16} />
      </ActionIcon>
      <ActionIcon aria-label={`Remove ${name}`} title="Remove" onClick={() => remove([file])}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
