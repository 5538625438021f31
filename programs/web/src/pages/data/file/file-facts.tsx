// What is known of a file from its headers.

import type { File } from '@cirasa/api'
import { significant } from '@cirasa/units'
import { Code, Stack } from '@mantine/core'
import { Age } from '../../../parts/age.tsx'
import { bytesText } from '../../../parts/bytes-text.ts'
import { EditInPlace } from '../../../parts/edit-in-place.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { frequencyText } from '../../../parts/frequency-text.ts'
import { Panel } from '../../../parts/panel.tsx'
import { SkyPosition } from '../../../parts/sky-position.tsx'
import { Thumbnail } from '../../../parts/thumbnail.tsx'
import { useChangeFiles } from '../../../service/file-actions.ts'
import { beamText, extentText, sizeText } from '../image-text.ts'

export function FileFacts({ file }: { readonly file: File }) {
  const { mutate: change } = useChangeFiles()
  const { id, name, bytes, format, sha256, tag, uploaded, removed, metadata } = file
  const image = metadata?.image
  const { sky, beam, frequency } = image ?? {}
  return (
    <Panel title="What is known">
      <Stack gap="sm">
        {image ? <Thumbnail file={id} size={220} alt={`The image in ${name}, small`} /> : null}
        <Facts
          facts={[
            ['Size', `${bytesText(bytes)} (${format})`],
            ['Pixels', sizeText(image)],
            ['Middle', sky && <SkyPosition key="middle" ra={sky.ra} dec={sky.dec} />],
            ['Extent', extentText(sky)],
            ['Pixel', sky && `${significant(sky.pixelScale, 3)}″`],
            ['Frame', sky?.frame],
            ['Beam', beam && `${beamText(beam)}″, ${significant(beam.positionAngle, 3)}°`],
            ['Frequency', frequency && frequencyText(frequency)],
            ['Unit', image?.unit],
            [
              'Tag',
              <EditInPlace
                key="tag"
                value={tag}
                label={`Tag of ${name}`}
                empty="no tag"
                longest={200}
                onChange={(word) => change({ files: [file], change: { tag: word } })}
              />,
            ],
            ['Uploaded', <Age key="uploaded" at={uploaded} />],
            ['Removed', removed && <Age key="removed" at={removed} />],
            [
              'SHA-256',
              <Code key="sha" fz="xs">
                {sha256}
              </Code>,
            ],
          ]}
        />
      </Stack>
    </Panel>
  )
}
