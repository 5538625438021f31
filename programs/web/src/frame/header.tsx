// The bar above every page: where one can go, what runs, who one is.

import { ActionIcon, AppShell, Badge, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconKeyboard, IconPlugConnectedX, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useIsUp, usePersonName, useService } from '../service/use-service.ts'
import { changePerson } from './ask-person.tsx'
import { ColourScheme } from './colour-scheme.tsx'
import classes from './header.module.css'
import { RunningJobs } from './running-jobs.tsx'

const places = [
  { to: '/', says: 'Dashboard' },
  { to: '/data', says: 'Data' },
  { to: '/new', says: 'New run' },
  { to: '/jobs', says: 'Jobs' },
] as const

/** @param onHelp opens the list of keys */
export function Header({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <AppShell.Header px="md">
      <Group h="100%" justify="space-between" wrap="nowrap">
        <Group gap="lg" wrap="nowrap" h="100%">
          <Text component={Link} to="/" fw={700} size="md" className={classes.name}>
            CIRASA
          </Text>
          <nav aria-label="Pages" className={classes.places}>
            {places.map(({ to, says }) => (
              <Link key={to} to={to} className={classes.place} activeProps={{ 'data-active': true }} activeOptions={{ exact: to === '/' }}>
                {says}
              </Link>
            ))}
          </nav>
        </Group>
        <Group gap={4} wrap="nowrap">
          <LineDown />
          <RunningJobs />
          <Tooltip label="Keys (?)">
            <ActionIcon aria-label="Keys of this page" onClick={onHelp}>
              <IconKeyboard size={18} />
            </ActionIcon>
          </Tooltip>
          <ColourScheme />
          <PersonName />
        </Group>
      </Group>
    </AppShell.Header>
  )
}

function LineDown() {
  if (useIsUp()) return null
  return (
    <Tooltip label="What you see is the last answer. It is tried again by itself." multiline maw={260}>
      <Badge color="red" leftSection={<IconPlugConnectedX size={12} aria-hidden />} role="status" size="lg">
        The service does not answer
      </Badge>
    </Tooltip>
  )
}

function PersonName() {
  const { person } = useService()
  const name = usePersonName()
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconUser size={16} aria-hidden />}
      maw={180}
      title={name === '' ? 'Say who you are' : 'Change your name'}
      onClick={() => void changePerson(person)}
    >
      {name || 'Your name'}
    </Button>
  )
}
