// What people say of a source, and the controls to say something oneself: labels, verdict, note, history, undo.

import type { Statement } from '@cirasa/catalog'
import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Age } from '../parts/age.tsx'
import { LabelDot } from '../statements/label-dot.tsx'
import { LabelEditor } from '../statements/label-editor.tsx'
import type { LabelPalette } from '../statements/label-palette.ts'
import type { Queued } from '../statements/queue.ts'
import { SavingState } from '../statements/saving-state.tsx'
import type { Saying, StatementStore } from '../statements/statement-store.ts'
import { useLabels, useStatementsVersion } from '../statements/use-statements.ts'
import classes from './source.module.css'

interface JudgingProps {
  readonly statements: StatementStore
  readonly palette: LabelPalette
  readonly target: string
}

/** The newest of these many are listed. */
const MOST_HISTORY = 12

export function Judging({ statements, palette, target }: JudgingProps) {
  useStatementsVersion(statements)
  const labels = useLabels(palette)
  const label = statements.ownWord(target, 'label')
  const verdict = statements.ownWord(target, 'verdict')
  const say = (saying: Saying) => statements.say([saying])
  const judge = (value: 'accepted' | 'rejected') => say({ kind: 'verdict', target, value: verdict === value ? null : value })
  return (
    <section className={classes.section} aria-label="Judgement">
      <Title order={3} mb={4}>
        Judgement
      </Title>
      <Stack gap={6}>
        <Group gap={4}>
          <Button
            variant={verdict === 'accepted' ? 'filled' : 'default'}
            aria-pressed={verdict === 'accepted'}
            leftSection={<IconCheck size={14} />}
            title="Accept (a)"
            onClick={() => judge('accepted')}
          >
            Accept
          </Button>
          <Button
            variant={verdict === 'rejected' ? 'filled' : 'default'}
            aria-pressed={verdict === 'rejected'}
            leftSection={<IconX size={14} />}
            title="Reject (x)"
            onClick={() => judge('rejected')}
          >
            Reject
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            disabled={!statements.canUndo}
            onClick={() => statements.undo()}
          >
            Undo
          </Button>
          <SavingState store={statements} />
        </Group>
        <Group gap={4}>
          {labels.map((name, i) => (
            <Button
              key={name}
              size="compact-xs"
              variant={label === name ? 'light' : 'default'}
              aria-pressed={label === name}
              title={`Label ${name} (${i + 1})`}
              leftSection={<LabelDot number={palette.colourOf(name)} />}
              onClick={() => say({ kind: 'label', target, value: label === name ? null : name })}
            >
              {name}
            </Button>
          ))}
          <LabelEditor palette={palette} />
        </Group>
        <Note statements={statements} target={target} />
        <History items={statements.historyOf(target)} />
      </Stack>
    </section>
  )
}

function Note({ statements, target }: Pick<JudgingProps, 'statements' | 'target'>) {
  const note = statements.ownWord(target, 'note') ?? ''
  const [text, setText] = useState(note)
  useEffect(() => setText(note), [note])
  const save = () => {
    const value = text.trim().slice(0, 2000)
    if (value !== note) statements.say([{ kind: 'note', target, value: value === '' ? null : value }])
  }
  return (
    <Textarea
      aria-label="Note"
      placeholder="A note; it is stored when you leave the field"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={2000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && save()}
    />
  )
}

function History({ items }: { readonly items: readonly (Statement | Queued)[] }) {
  if (items.length === 0) return null
  return (
    <Stack gap={2} component="ol" className={classes.history}>
      {items
        .slice(-MOST_HISTORY)
        .toReversed()
        .map((item) => (
          <Text key={`${item.at} ${item.kind} ${item.by} ${'sequence' in item ? item.sequence : ''}`} size="xs" component="li">
            <b>{item.by}</b> {wordsOf(item)}{' '}
            <Text span size="xs" c="dimmed">
              {'sequence' in item ? <Age at={item.at} /> : 'not stored yet'}
            </Text>
          </Text>
        ))}
    </Stack>
  )
}

function wordsOf({ kind, value }: Statement | Queued): string {
  if (value === null) return `took the ${kind} back`
  switch (kind) {
    case 'label':
      return `labelled it ${value}`
    case 'verdict':
      return `${value} it`
    case 'note':
      return `noted: ${value}`
    case 'fit':
      return 'fitted it again'
    default:
      return 'added it'
  }
}
