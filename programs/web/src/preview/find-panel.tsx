// The panel beside an image in which sources are sought: thresholds, what the preview finds with them, and the run on the whole image.

import type { Job } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Accordion, Badge, Button, Checkbox, Group, Stack, Switch, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useShortcuts } from '../frame/shortcuts.ts'
import { CopyAs, type CopyChoice } from '../parts/copy-as.tsx'
import { TextLink } from '../parts/links.tsx'
import { Problem } from '../parts/problem.tsx'
import { submissionChoices } from '../parts/submission-text.ts'
import { useClient } from '../service/use-service.ts'
import { advancedOptions, changedNames, changedValues, jobOptions, valuesWith, withValue } from './finder-values.ts'
import { OptionInput } from './option-input.tsx'
import type { PreviewImage } from './preview-image.ts'
import type { FinderValues } from './preview-messages.ts'
import { PreviewReport } from './preview-report.tsx'
import { ThresholdSlider } from './threshold-slider.tsx'
import { usePreview } from './use-preview.ts'

/** What the panel seeks: plain data, so that it can be stored. */
export interface FindView {
  /** Those that are not as by default. */
  readonly values: FinderValues
  readonly isOn: boolean
  /** Whether background and noise become layers. */
  readonly maps: boolean
}

const DEFAULT_FIND: FindView = { values: {}, isOn: true, maps: false }

interface FindPanelProps {
  readonly viewer: Viewer | undefined
  /** What is seen; undefined while it is not known. */
  readonly image: PreviewImage | undefined
  /** The raster whose pixels are searched. */
  readonly layer?: string
  /** What a run works on; absent for a file that is not uploaded yet. */
  readonly source?: { readonly file: string; readonly hdu?: number; readonly plane?: string }
  /** The usual where left out. */
  readonly find: FindView | undefined
  readonly onFind: (find: FindView) => void
  readonly onRun?: (job: Job) => void
}

/** Steps of the keys that move the seed threshold. */
const STEP = 0.1
const FAR_STEP = 1

/** Thresholds with a live preview, and a button that runs the same on the whole image. */
export function FindPanel({ viewer, image, layer = 'image', source, find = DEFAULT_FIND, onFind, onRun }: FindPanelProps) {
  const { isOn, maps } = find
  const values = useMemo(() => valuesWith(find.values), [find.values])
  const preview = usePreview({ viewer, image, layer, isOn, values, maps })
  const set = (name: string, value: number | boolean | string): void =>
    onFind({ ...find, values: changedValues(withValue(values, name, value)) })
  const seed = Number(values['seed-threshold'])
  const moveSeed = (by: number): void => set('seed-threshold', Math.min(1000, Math.max(2, Number((seed + by).toFixed(3)))))
  useShortcuts('Find sources', [
    { keys: 'p', says: 'Switch the preview on or off', run: () => onFind({ ...find, isOn: !isOn }) },
    { keys: ',', says: 'Lower the seed threshold', run: () => moveSeed(-STEP) },
    { keys: '.', says: 'Raise the seed threshold', run: () => moveSeed(STEP) },
    { keys: '<', says: 'Lower the seed threshold by 1', run: () => moveSeed(-FAR_STEP) },
    { keys: '>', says: 'Raise the seed threshold by 1', run: () => moveSeed(FAR_STEP) },
  ])
  return (
    <Stack gap="sm" component="section" aria-label="Find sources">
      <Group justify="space-between" wrap="nowrap">
        <Switch
          label="Preview"
          checked={isOn}
          onChange={(event) => onFind({ ...find, isOn: event.currentTarget.checked })}
          description="Searches what is in view, in this page"
        />
      </Group>
      <ThresholdSlider
        label="Seed threshold"
        says="A source is kept when its peak stands this high above the background."
        value={seed}
        onChange={(value) => set('seed-threshold', value)}
      />
      <ThresholdSlider
        label="Merge threshold"
        says="Pixels this high that touch belong together."
        value={Number(values['merge-threshold'])}
        least={1}
        onChange={(value) => set('merge-threshold', value)}
      />
      <OptionInput name="min-pixels" label="Least pixels of an island" values={values} onChange={set} />
      <Checkbox
        size="xs"
        label="Also look for holes"
        description="As a check on artefacts; the preview's quick look leaves them out"
        checked={values.negative === true}
        onChange={(event) => set('negative', event.currentTarget.checked)}
      />
      <Advanced values={values} set={set} />
      <PreviewReport preview={preview} isOn={isOn} />
      <Checkbox
        size="xs"
        label="Maps of background and noise"
        description="Of what is in view, as layers that can be shown"
        disabled={!isOn}
        checked={maps}
        onChange={(event) => onFind({ ...find, maps: event.currentTarget.checked })}
      />
      <Run values={values} source={source} name={image?.name ?? 'image.fits'} onRun={onRun} />
    </Stack>
  )
}

interface OptionsProps {
  readonly values: FinderValues
  readonly set: (name: string, value: number | boolean | string) => void
}

function Advanced({ values, set }: OptionsProps) {
  const groups = [...advancedOptions()]
  const names = groups.flatMap(([, options]) => options.map(({ name }) => name as string))
  const changed = changedNames(values).filter((name) => names.includes(name)).length
  return (
    <Accordion variant="contained" chevronPosition="left" styles={{ label: { padding: '6px 0' }, content: { paddingTop: 0 } }}>
      <Accordion.Item value="advanced">
        <Accordion.Control>
          <Group gap="xs">
            <Text size="sm">Advanced</Text>
            {changed === 0 ? null : <Badge>{changed} changed</Badge>}
          </Group>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">
            {groups.map(([category, options]) => (
              <Stack key={category} gap={6} component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
                <Text component="legend" size="xs" fw={600} tt="capitalize">
                  {category}
                </Text>
                {options.map(({ name }) => (
                  <OptionInput key={name} name={name} values={values} onChange={set} />
                ))}
              </Stack>
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

type RunProps = Pick<FindPanelProps, 'source' | 'onRun'> & { readonly values: FinderValues; readonly name: string }

/** The run as something to submit from elsewhere. */
function runChoices(
  { file, hdu, plane }: NonNullable<FindPanelProps['source']>,
  name: string,
  values: FinderValues,
): readonly CopyChoice[] {
  const { origin } = window.location
  return submissionChoices({ origin, app: 'caesar', files: [{ id: file, name }], options: jobOptions(values, hdu, plane), tag: '' })
}

/** Submits a job with the values of the preview. */
function Run({ values, source, name, onRun }: RunProps) {
  const client = useClient()
  const [isSending, setSending] = useState(false)
  const [job, setJob] = useState<Job>()
  const [error, setError] = useState<unknown>()
  const run = async ({ file, hdu, plane }: NonNullable<FindPanelProps['source']>): Promise<void> => {
    setSending(true)
    setError(undefined)
    try {
      const options = jobOptions(values, hdu, plane)
      const [submitted] = await client.jobs.submit({ app: 'caesar', inputs: [{ kind: 'file', id: file }], options: { ...options } })
      setJob(submitted)
      onRun?.(submitted)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return (
    <Stack gap="xs">
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          disabled={source === undefined}
          loading={isSending}
          onClick={() => (source ? void run(source) : undefined)}
        >
          Run on the whole image
        </Button>
        {source === undefined ? null : <CopyAs choices={runChoices(source, name, values)} />}
      </Group>
      <div aria-live="polite">
        {source === undefined ? (
          <Text size="xs" c="dimmed">
            The file has to be uploaded before it can be run.
          </Text>
        ) : null}
        {job === undefined ? null : (
          <Text size="xs">
            The run is on its way:{' '}
            <TextLink to="/jobs/$job" params={{ job: job.id }}>
              see how far it is
            </TextLink>
          </Text>
        )}
      </div>
      {error === undefined ? null : <Problem title="The run was not accepted" error={error} />}
    </Stack>
  )
}
