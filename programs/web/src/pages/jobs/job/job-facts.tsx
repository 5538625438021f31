// What is known of a job besides how it went: inputs, limits, where it came from.

import type { Job } from '@cirasa/api'
import { Code } from '@mantine/core'
import { bytesText } from '../../../parts/bytes-text.ts'
import { durationText } from '../../../parts/duration-text.ts'
import { Facts } from '../../../parts/facts.tsx'
import { inputName } from '../../../parts/job-inputs.ts'
import { TextLink } from '../../../parts/links.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { TagOfJob } from '../../../parts/tag-of-job.tsx'

export function JobFacts({ job }: { readonly job: Job }) {
  const { id, app, inputs, limits, exitCode, batch, rerunOf, expires, productBytes } = job
  return (
    <Panel title="What it is">
      <Facts
        facts={[
          ['App', app],
          ['Tag', <TagOfJob key="tag" job={job} />],
          ...inputs.map((input) => [input.kind === 'file' ? 'File' : 'Input', <Input key={inputName(input)} input={input} />] as const),
          ['Longest run', limits.seconds && durationText(limits.seconds)],
          ['Most memory', limits.memoryBytes && bytesText(limits.memoryBytes)],
          ['Results', productBytes > 0 ? bytesText(productBytes) : undefined],
          ['Exit code', exitCode === undefined ? undefined : String(exitCode)],
          ['Kept until', expires && new Date(expires).toLocaleDateString('en-GB', { dateStyle: 'medium' })],
          [
            'Again of',
            rerunOf && (
              <TextLink key="rerun" to="/jobs/$job" params={{ job: rerunOf }}>
                {rerunOf.slice(0, 8)}
              </TextLink>
            ),
          ],
          [
            'Submitted with',
            batch && (
              <TextLink key="batch" to="/jobs" search={{ batch }}>
                other files
              </TextLink>
            ),
          ],
          [
            'Id',
            <Code key="id" fz="xs">
              {id}
            </Code>,
          ],
        ]}
      />
    </Panel>
  )
}

function Input({ input }: { readonly input: Job['inputs'][number] }) {
  if (input.kind !== 'file' || input.id === undefined) return inputName(input)
  return (
    <TextLink to="/data/$file" params={{ file: input.id }}>
      {inputName(input)}
    </TextLink>
  )
}
