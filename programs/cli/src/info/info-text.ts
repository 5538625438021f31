// A file's description in words.

import type { HduSummary } from '@cirasa/fits'
import { countOf, displayUnit, significant } from '@cirasa/units'
import { formatDeclination, formatRightAscension } from '@cirasa/wcs'
import { textTable } from '../terminal/text-table.ts'
import type { FileDescription, ImageDescription } from './describe-file.ts'

/** The description as text, ending with a newline. */
export function infoText({ name, bytes, hdus, trouble, image }: FileDescription): string {
  const lines = [`${name}${bytes === undefined ? '' : `, ${bytes.toLocaleString('en-US')} bytes`}\n\n`, hduTable(hdus)]
  if (trouble) lines.push(`\n${trouble}\n`)
  if (image) lines.push(`\nImage in HDU ${image.hdu}\n\n`, axesTable(image), '\n', ...facts(image))
  else lines.push('\nNo image with two axes.\n')
  return lines.join('')
}

function hduTable(hdus: readonly HduSummary[]): string {
  return textTable([
    { name: 'HDU', cells: hdus.map(({ index }) => String(index)) },
    { name: 'kind', cells: hdus.map(({ kind }) => kind.replace('-', ' ')), align: 'left' },
    { name: 'name', cells: hdus.map((hdu) => hdu.name || '-'), align: 'left' },
    { name: 'size', cells: hdus.map(sizeText), align: 'left' },
  ])
}

function sizeText({ kind, axes, stored, compression, rows, columns, missingBytes }: HduSummary): string {
  const shape = axes.map(({ length }) => length).join(' x ')
  const how = compression ? `, ${compression}` : ''
  const size = stored
    ? `${shape}  ${stored}${how}`
    : kind === 'empty'
      ? 'header only'
      : `${countOf(rows ?? 0, 'row')}, ${countOf(columns ?? 0, 'column')}`
  return missingBytes > 0 ? `${size}  (truncated: ${countOf(missingBytes, 'byte')} missing)` : size
}

function axesTable({ axes }: ImageDescription): string {
  const number = (value: number | undefined) => (value === undefined ? '-' : String(Number(value.toPrecision(9))))
  return textTable([
    { name: 'axis', cells: axes.map(({ axis }) => String(axis)) },
    { name: 'type', cells: axes.map(({ type }) => type || '-'), align: 'left' },
    { name: 'length', cells: axes.map(({ length }) => String(length)) },
    { name: 'reference', cells: axes.map(({ value }) => number(value)) },
    { name: 'step', cells: axes.map(({ step }) => number(step)) },
    { name: 'unit', cells: axes.map(({ unit }) => unit || '-'), align: 'left' },
    { name: 'plane', cells: axes.map(planeText), align: 'left' },
  ])
}

function planeText({ index, length, axis, type }: ImageDescription['axes'][number]): string {
  if (index === undefined) return ''
  const name = type.split('-')[0] || String(axis)
  return length === 1 ? '0, the only one' : `${index} of 0 to ${length - 1}: --plane ${name}=N`
}

function facts({ unit, frequencyHz, beam, sky, pixels, sampled, notes }: ImageDescription): string[] {
  const shownAs = (typical: number) => {
    const shown = displayUnit(unit, typical)
    return (number: number) => `${significant(number * shown.factor, 4)} ${shown.label}`.trim()
  }
  const value = shownAs(pixels.rms)
  const largeValue = shownAs(Math.max(Math.abs(pixels.min), Math.abs(pixels.max)))
  const lines: [string, string][] = [['unit', unit || 'not given']]
  if (frequencyHz !== undefined) lines.push(['frequency', `${significant(frequencyHz / 1e6, 7)} MHz`])
  lines.push([
    'beam',
    beam ? `${significant(beam.major, 4)}" x ${significant(beam.minor, 4)}", PA ${significant(beam.positionAngle, 4)} deg` : 'not given',
  ])
  if (sky) {
    const centre = `${formatRightAscension(sky.centre.ra, { decimals: 2 })} ${formatDeclination(sky.centre.dec, { decimals: 1 })}`
    lines.push(['sky', `${sky.frame} ${sky.projection}, middle at ${centre} (ICRS), ${significant(sky.pixelScale, 4)}" a pixel`])
  } else lines.push(['sky', 'none: positions are in pixels'])
  lines.push(['rms', `${value(pixels.rms)} about ${value(pixels.median)}`])
  lines.push(['range', `${largeValue(pixels.min)} to ${largeValue(pixels.max)}`])
  if (pixels.blank > 0) lines.push(['blank', `${significant(pixels.blank * 100, 3)} % of the pixels`])
  if (sampled < 1) lines.push(['looked at', `${significant(sampled * 100, 3)} % of the pixels, for the lines from rms on`])
  for (const note of notes) lines.push(['note', note])
  return lines.map(([name, text]) => `${name.padEnd(11)}${text}\n`)
}
