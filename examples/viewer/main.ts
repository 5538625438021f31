// A plain page with a viewer: opens the sample image, or a FITS file of one's own, and shows it with its sources.

import { readTable } from '@cirasa/catalog'
import { blobSource, memorySource } from '@cirasa/fits'
import { COLORMAPS, type CursorReading, catalogueColumns, createViewer, memoryTileSource, STRETCHES, type Stretch } from '@cirasa/viewer'
import { type FitsImage, readFitsImage } from './read-fits-image.ts'

const SAMPLE = new URL('../sample/sample.fits', import.meta.url)
const TRUTH = new URL('../sample/sample.truth.vot', import.meta.url)

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const viewer = createViewer(find('view'), { label: 'Sky image' })
const stretch = find<HTMLSelectElement>('stretch')
const colormap = find<HTMLSelectElement>('colormap')

function show({ image, pixels }: FitsImage): void {
  for (const id of ['image', 'sources']) viewer.remove(id)
  viewer.setImage(image)
  const source = memoryTileSource(image.width, image.height, pixels)
  const raster = viewer.addRaster({ id: 'image', name: image.name, source, unit: image.unit })
  const display = () => raster.setDisplay({ stretch: stretch.value as Stretch, colormap: colormap.value })
  stretch.onchange = display
  colormap.onchange = display
  display()
}

async function fetched(url: URL): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

async function showSample(): Promise<void> {
  const sample = await readFitsImage(memorySource(await fetched(SAMPLE)), 'sample.fits')
  show(sample)
  const table = await readTable(await fetched(TRUTH), 'sample.truth.vot')
  viewer.addCatalogue({ id: 'sources', columns: catalogueColumns(table, { wcs: sample.image.wcs }) })
}

function describe(reading: CursorReading | undefined): string {
  if (reading === undefined) return 'Point at the image.'
  const { x, y, value, unit, snr, sky } = reading
  const parts = [`x ${x.toFixed(1)}  y ${y.toFixed(1)}`]
  if (value !== undefined) parts.push(`${value.toExponential(3)} ${unit}`)
  if (snr !== undefined && Number.isFinite(snr)) parts.push(`S/N ${snr.toFixed(1)}`)
  if (sky !== undefined) parts.push(`${sky.text.ra} ${sky.text.dec} ICRS`)
  return parts.join('   ')
}

function fill(select: HTMLSelectElement, names: readonly string[], chosen: string): void {
  select.append(...names.map((name) => new Option(name, name, name === chosen, name === chosen)))
}

fill(stretch, STRETCHES, 'asinh')
fill(colormap, COLORMAPS, 'viridis')
viewer.on('cursor', (reading) => {
  find('reading').textContent = describe(reading)
})
find<HTMLInputElement>('grid').onchange = ({ target }) => {
  viewer.grid.visible = (target as HTMLInputElement).checked
  viewer.changed()
}
find<HTMLInputElement>('sources').onchange = ({ target }) => {
  for (const layer of viewer.layers) if (layer.kind === 'catalogue') layer.visible = (target as HTMLInputElement).checked
  viewer.changed()
}
find<HTMLInputElement>('file').onchange = async ({ target }) => {
  const file = (target as HTMLInputElement).files?.[0]
  if (file === undefined) return
  try {
    show(await readFitsImage(blobSource(file), file.name))
  } catch (error) {
    find('reading').textContent = String(error)
  }
}
await showSample()
