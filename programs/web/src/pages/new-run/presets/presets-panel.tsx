// Presets above the form of options: each a card that is on or off, and a field to keep what is set under a name.

import type { App } from '@cirasa/api'
import { ActionIcon, Button, Group, SimpleGrid, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type OptionDraft, optionsOf } from '../../../parts/option-form/option-draft.ts'
import { Panel } from '../../../parts/panel.tsx'
import { Problem } from '../../../parts/problem.tsx'
import type { RunReading } from '../run-draft.ts'
import { isOn, PRESETS, type Preset, presetText, withPreset } from './preset.ts'
import classes from './presets.module.css'
import { useOwnPresets } from './use-own-presets.ts'

interface PresetsPanelProps {
  readonly app: App
  readonly reading: RunReading
  readonly onChange: (change: (options: OptionDraft) => OptionDraft) => void
}

export function PresetsPanel({ app, reading, onChange }: PresetsPanelProps) {
  const { presets: own, error, keep, drop, isKeeping } = useOwnPresets(app.name)
  const card = (preset: Preset) => {
    const on = isOn(preset, reading.options)
    return { preset, on, text: presetText(preset, optionsOf(app)), onClick: () => onChange((draft) => withPreset(draft, preset, !on)) }
  }
  const ours = PRESETS.get(app.name) ?? []
  const canKeep = Object.keys(reading.options).length > 0 && reading.problems.size === 0
  return (
    <Panel
      title="Presets"
      after={
        <KeepAs
          disabled={!canKeep}
          isBusy={isKeeping}
          onKeep={(name, onKept) => keep({ name, says: '', app: app.name, options: reading.options }, { onSuccess: onKept })}
        />
      }
    >
      {error ? <Problem title="Your presets cannot be read" error={error} /> : null}
      <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }} spacing="xs">
        {ours.map((preset) => (
          <Card key={preset.name} {...card(preset)} />
        ))}
        {own.map((preset) => (
          <Card key={`own ${preset.name}`} {...card(preset)} onDrop={() => drop(preset)} />
        ))}
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={6}>
        They can be put together; the last one counts where two set the same option. Yours are kept by the service.
      </Text>
    </Panel>
  )
}

interface CardProps {
  readonly preset: Preset
  readonly on: boolean
  /** Its options. */
  readonly text: string
  readonly onClick: () => void
  readonly onDrop?: () => void
}

function Card({ preset: { name, says }, on, text, onClick, onDrop }: CardProps) {
  return (
    <div className={classes.card} data-on={on || undefined}>
      <UnstyledButton className={classes.face} aria-pressed={on} onClick={onClick}>
        <Text fw={600}>{name}</Text>
        {says === '' ? null : <Text size="xs">{says}</Text>}
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      </UnstyledButton>
      {onDrop === undefined ? null : (
        <ActionIcon className={classes.drop} aria-label={`Drop the preset ${name}`} onClick={onDrop}>
          <IconTrash size={14} />
        </ActionIcon>
      )}
    </div>
  )
}

interface KeepAsProps {
  readonly disabled: boolean
  readonly isBusy: boolean
  readonly onKeep: (name: string, onKept: () => void) => void
}

/** Names what is set. */
function KeepAs({ disabled, isBusy, onKeep }: KeepAsProps) {
  const [name, setName] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(name, () => setName(''))
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          aria-label="Name of a preset of what is set"
          placeholder={disabled ? 'Change an option to keep it' : 'A name for what is set'}
          w={210}
          maxLength={80}
          disabled={disabled}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isBusy} disabled={disabled || name.trim() === ''}>
          Keep as preset
        </Button>
      </Group>
    </form>
  )
}
