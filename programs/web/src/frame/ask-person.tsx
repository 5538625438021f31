// Asks who one is, once: statements about sources carry the name.

import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { Person } from '../service/person.ts'

/** The name of the person, asked for where it is not known yet; undefined when the question was closed. */
export function askPerson(person: Person): Promise<string | undefined> {
  return person.name() === '' ? changePerson(person) : Promise.resolve(person.name())
}

/** Asks for the name, known or not. */
export function changePerson(person: Person): Promise<string | undefined> {
  return new Promise((resolve) => {
    const id = modals.open({
      title: 'Who are you?',
      onClose: () => resolve(person.name() || undefined),
      children: (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            person.setName(String(new FormData(event.currentTarget).get('name') ?? ''))
            modals.close(id)
          }}
        >
          <Stack>
            <Text c="dimmed">
              Labels, verdicts and notes carry this name, so that others see who said what, and what your windows show is saved under it.
            </Text>
            <TextInput name="name" label="Name" defaultValue={person.name()} maxLength={80} autoComplete="name" data-autofocus />
            <Group justify="end">
              <Button type="submit">Keep it</Button>
            </Group>
          </Stack>
        </form>
      ),
    })
  })
}
