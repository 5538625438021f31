// The panels that belong to any image, whether it is the service's or lies in the page: finding, regions, profiles, display.

import type { ImageView, Job } from '@cirasa/api'
import type { Viewer } from '@cirasa/viewer'
import { Box } from '@mantine/core'
import { FindPanel, type FindView } from '../preview/find-panel.tsx'
import type { PreviewImage } from '../preview/preview-image.ts'
import { LayersPanel } from './layers-panel.tsx'
import { ProfilesPanel } from './profiles-panel.tsx'
import { RegionsPanel } from './regions-panel.tsx'
import type { PanelTab } from './side-panel.tsx'
import type { ShownLayers } from './use-shown-layers.ts'

interface ImagePanelsOf {
  readonly viewer: Viewer | undefined
  readonly view: ImageView | undefined
  readonly name: string
  readonly layers: ShownLayers
  readonly find: FindView | undefined
  readonly onFind: (find: FindView) => void
  readonly image: PreviewImage | undefined
  /** What a run works on; absent for a file that is not uploaded. */
  readonly source?: { readonly file: string; readonly hdu?: number; readonly plane?: string }
  readonly onRun?: (job: Job) => void
}

/** The panels, the one to begin with first. */
export function imagePanels({ viewer, view, name, layers, image, find, onFind, source, onRun }: ImagePanelsOf): readonly PanelTab[] {
  return [
    {
      name: 'find',
      label: 'Find',
      content: (
        <Box p="xs">
          <FindPanel {...{ viewer, image, find, onFind, source, onRun }} />
        </Box>
      ),
    },
    { name: 'regions', label: 'Regions', fills: true, content: <RegionsPanel {...{ viewer, view, name }} /> },
    { name: 'profiles', label: 'Profiles', content: <ProfilesPanel {...{ viewer, view }} /> },
    { name: 'layers', label: 'Display', content: <LayersPanel {...{ viewer, layers }} /> },
  ]
}
