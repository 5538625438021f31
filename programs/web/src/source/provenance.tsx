// Where a result comes from: job, finder, options that differ, image and its hash.

import { Group, Text } from '@mantine/core'
import type { Result } from '../catalogue/result.ts'
import { Facts } from '../parts/facts.tsx'
import { TextLink } from '../parts/links.tsx'
import { changedOptions } from './changed-options.ts'
import { CopyButton } from './copy-button.tsx'
import { Section } from './section.tsx'

export function Provenance({ result: { job, run } }: { readonly result: Result }) {
  const changed = changedOptions(run)
  const { image } = run
  return (
    <Section title="Where it comes from">
      <Facts
        facts={[
          [
            'Job',
            <TextLink key="job" to="/jobs/$job" params={{ job: job.id }}>
              {job.tag === '' ? job.id.slice(0, 8) : job.tag}
            </TextLink>,
          ],
          ['Finder', `${run.finder} ${run.finderVersion}, run ${run.runId}`],
          [
            'Options',
            changed.length === 0
              ? 'as usual'
              : changed.map(({ name, value, usual }) => `${name} ${value}${usual === undefined ? '' : ` (usually ${usual})`}`).join(', '),
          ],
          ['Image', `${image.name}, ${image.width} × ${image.height}`],
          [
            'SHA-256',
            image.sha256 === undefined ? undefined : (
              <Group key="hash" gap={4}>
                <Text fz="xs" ff="monospace">
                  {image.sha256.slice(0, 16)}…
                </Text>
                <CopyButton text={image.sha256} what="the hash of the image" />
              </Group>
            ),
          ],
          [
            'Beam',
            image.beam === undefined
              ? undefined
              : `${image.beam.major.toFixed(2)}″ × ${image.beam.minor.toFixed(2)}″, ${image.beam.positionAngle.toFixed(0)}°`,
          ],
        ]}
      />
    </Section>
  )
}
