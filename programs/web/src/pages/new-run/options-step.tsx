// The second step: what is run, and with which options.

import type { App } from '@cirasa/api'
import { Alert, Button, FileButton, Group, List, Select, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconUpload } from '@tabler/icons-react'
import { downloadText } from '../../parts/download.ts'
import { ChangedOptionsLine } from '../../parts/option-form/changed-options.tsx'
import { type OptionDraft, optionsOf, withOption } from '../../parts/option-form/option-draft.ts'
import { OptionForm } from '../../parts/option-form/option-form.tsx'
import { tellProblem } from '../../parts/tell.tsx'
import { PresetsPanel } from './presets/presets-panel.tsx'
import { draftOfJson, type RunDraft, type RunReading } from './run-draft.ts'

interface OptionsStepProps {
  readonly apps: readonly { readonly name: string; readonly summary: string }[]
  readonly app: App
  readonly draft: RunDraft
  readonly reading: RunReading
  readonly onApp: (name: string) => void
  readonly onChange: (change: (options: OptionDraft) => OptionDraft) => void
}

export function OptionsStep({ apps, app, draft, reading, onApp, onChange }: OptionsStepProps) {
  const load = (file: globalThis.File | null) =>
    void file
      ?.text()
      .then((text) => onChange(() => draftOfJson(text)))
      .catch((error: unknown) => tellProblem('The settings could not be read', error))
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="end">
        <Group align="end" gap="sm">
          <Select
            label="App"
            data={apps.map(({ name }) => name)}
            value={app.name}
            allowDeselect={false}
            w={160}
            onChange={(name) => name && onApp(name)}
          />
          <Text c="dimmed" maw={520} pb={4}>
            {app.summary}
          </Text>
        </Group>
        <Group gap="xs">
          <FileButton accept="application/json,.json" onChange={load}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={14} />}>
                Load settings
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() =>
              downloadText(
                `${app.name}-settings.json`,
                `${JSON.stringify({ app: app.name, options: reading.options }, null, 2)}\n`,
                'application/json',
              )
            }
          >
            Save settings
          </Button>
          <Button variant="default" disabled={Object.keys(draft.options).length === 0} onClick={() => onChange(() => ({}))}>
            All defaults
          </Button>
        </Group>
      </Group>
      <PresetsPanel {...{ app, reading, onChange }} />
      <ChangedOptionsLine
        table={optionsOf(app)}
        values={reading.options}
        onReset={(name) => onChange((before) => withOption(before, name, undefined))}
      />
      <Remarks remarks={reading.remarks} />
      <OptionForm app={app} draft={draft.options} problems={reading.problems} onChange={onChange} />
    </Stack>
  )
}

/** What the app says of options that do not go together. */
export function Remarks({ remarks }: Pick<RunReading, 'remarks'>) {
  if (remarks.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="What to know of these settings">
      <List size="sm">
        {remarks.map((remark) => (
          <List.Item key={remark}>{remark}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
