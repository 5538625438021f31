// A titled part of the page of a source.

import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './source.module.css'

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  )
}
