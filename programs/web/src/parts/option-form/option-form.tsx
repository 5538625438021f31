// A form made from the option table of an app: categories, a search, switches for what few need.

import type { App } from '@cirasa/api'
import { Group, Stack, Switch, Text, Title } from '@mantine/core'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { EmptyState } from '../empty-state.tsx'
import { SearchField } from '../search-field.tsx'
import { type OptionDraft, optionsOf, withOption } from './option-draft.ts'
import { OptionField } from './option-field.tsx'
import classes from './option-form.module.css'
import { optionGroups } from './option-groups.ts'

interface OptionFormProps {
  readonly app: App
  readonly draft: OptionDraft
  /** What is wrong, by the name of the option. */
  readonly problems: ReadonlyMap<string, string>
  readonly onChange: (change: (draft: OptionDraft) => OptionDraft) => void
}

/** The form; what was typed is the caller's. */
export function OptionForm({ app, draft, problems, onChange }: OptionFormProps) {
  const options = optionsOf(app)
  const [search, setSearch] = useState('')
  const [advanced, setAdvanced] = useState(false)
  const [idle, setIdle] = useState(false)
  const view = useDeferredValue(useMemo(() => ({ search, advanced, idle }), [search, advanced, idle]))
  const changed = useMemo(() => new Set(Object.keys(draft)), [draft])
  const groups = useMemo(() => optionGroups(options, view, changed), [options, view, changed])
  const change = useCallback(
    (name: string, value: string | boolean | undefined) => onChange((before) => withOption(before, name, value)),
    [onChange],
  )
  const idleCount = options.filter(({ effective }) => effective === false).length
  return (
    <Stack gap="sm">
      <Group gap="md">
        <SearchField label="Search options" value={search} onChange={setSearch} />
        <Switch label="Advanced" checked={advanced} onChange={(event) => setAdvanced(event.currentTarget.checked)} />
        {idleCount > 0 ? (
          <Switch
            label={`${idleCount} options without effect here`}
            checked={idle}
            onChange={(event) => setIdle(event.currentTarget.checked)}
          />
        ) : null}
      </Group>
      {groups.length === 0 ? <EmptyState title="No option matches" says="Search for another word of its name or description." /> : null}
      <div className={classes.form}>
        <nav className={classes.categories} aria-label="Categories of options">
          {groups.map(({ name, title, parts }) => (
            <a key={name} className={classes.category} href={`#options-${name}`}>
              {title}
              <ChangedCount count={parts.flatMap((part) => part.options).filter((option) => changed.has(option.name)).length} />
            </a>
          ))}
        </nav>
        <div className={classes.groups}>
          {groups.map(({ name, title, parts }) => (
            <section key={name} id={`options-${name}`} className={classes.group} aria-label={title}>
              <Title order={2} mt="xs" mb={4}>
                {title}
              </Title>
              {parts.map((part) => (
                <div key={part.title}>
                  {part.title === '' ? null : (
                    <Title order={3} mt="sm" mb={2} c="dimmed">
                      {part.title}
                    </Title>
                  )}
                  {part.options.map((option) => (
                    <OptionField
                      key={option.name}
                      option={option}
                      value={draft[option.name]}
                      problem={problems.get(option.name)}
                      onChange={change}
                    />
                  ))}
                </div>
              ))}
            </section>
          ))}
        </div>
      </div>
    </Stack>
  )
}

const ChangedCount = ({ count }: { readonly count: number }) =>
  count === 0 ? null : (
    <Text span inherit c="var(--mantine-color-anchor)" fw={600} title={`${count} changed`}>
      {count}
    </Text>
  )
