// The keys that the page knows just now.

import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useShortcutSet } from './shortcuts.ts'

interface KeyboardHelpProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function KeyboardHelp({ isOpen, onClose }: KeyboardHelpProps) {
  const shortcuts = useShortcutSet()
  return (
    <Modal opened={isOpen} onClose={onClose} title="Keys" size="lg">
      <SimpleGrid cols={2} spacing="xl">
        {isOpen
          ? shortcuts.groups().map(({ name, shortcuts: keys }) => (
              <Stack key={name} gap={6}>
                <Title order={3}>{name}</Title>
                {keys.map((shortcut) => (
                  <Group key={shortcut.keys} justify="space-between" wrap="nowrap">
                    <Text>{shortcut.says}</Text>
                    <Group gap={4} wrap="nowrap">
                      {shortcut.keys.split(' ').map((key) => (
                        <Kbd key={key}>{shownKey(key)}</Kbd>
                      ))}
                    </Group>
                  </Group>
                ))}
              </Stack>
            ))
          : null}
      </SimpleGrid>
    </Modal>
  )
}

const shownKey = (key: string): string => key.replace('mod+', navigator.platform.startsWith('Mac') ? '⌘ ' : 'Ctrl ').replace('alt+', 'Alt ')
