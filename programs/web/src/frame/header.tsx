// The bar above every page.

import { AppShell, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './header.module.css'

const places = [
  { to: '/', says: 'Dashboard' },
  { to: '/data', says: 'Data' },
  { to: '/new', says: 'New run' },
  { to: '/jobs', says: 'Jobs' },
] as const

export function Header() {
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
      </Group>
    </AppShell.Header>
  )
}
