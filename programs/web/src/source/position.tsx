// Where a source is, in several frames and spellings, and where others tell of that place.

import type { Table } from '@cirasa/catalog'
import { Anchor, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Facts } from '../parts/facts.tsx'
import { CopyButton } from './copy-button.tsx'
import { outsideAddresses } from './outside-addresses.ts'
import { numberAt } from './row-values.ts'
import { Section } from './section.tsx'
import { skyTexts } from './sky-texts.ts'

/** Arcsec around the source that others are asked for. */
const RADIUS = 30

interface PositionProps {
  readonly table: Table
  readonly row: number
  /** True where the page may lead to addresses outside of the service. */
  readonly allowsQueries: boolean
}

export function Position({ table, row, allowsQueries }: PositionProps) {
  const [ra, dec] = [numberAt(table, 'ra', row), numberAt(table, 'dec', row)]
  const [x, y] = [numberAt(table, 'x_pix', row), numberAt(table, 'y_pix', row)]
  const pixel = `${x.toFixed(2)} ${y.toFixed(2)}`
  const errors = [numberAt(table, 'e_ra', row), numberAt(table, 'e_dec', row)]
  return (
    <Section title="Position">
      <Facts
        facts={[
          ...skyTexts(ra, dec).map(({ frame, text, copied }, i): [string, ReactNode] => [
            i === 1 ? 'ICRS, degrees' : frame,
            <Group key={text} gap={4}>
              {text} <CopyButton text={copied} what={`the ${frame} position`} />
            </Group>,
          ]),
          ['Error', errors.every(Number.isFinite) ? `${errors[0].toFixed(2)}″ east, ${errors[1].toFixed(2)}″ north` : undefined],
          [
            'FITS pixel',
            <Group key="pixel" gap={4}>
              {pixel} <CopyButton text={pixel} what="the pixel" />
            </Group>,
          ],
          ...outsideAddresses(ra, dec, RADIUS).map(({ name, address }): [string, ReactNode] => [
            name,
            <Group key={name} gap={4} wrap="nowrap">
              {allowsQueries ? (
                <Anchor href={address} target="_blank" rel="noreferrer" fz="inherit">
                  within {RADIUS}″
                </Anchor>
              ) : (
                <Text fz="inherit" truncate title={address}>
                  {address}
                </Text>
              )}
              <CopyButton text={address} what={`the address at ${name}`} />
            </Group>,
          ]),
        ]}
      />
    </Section>
  )
}
