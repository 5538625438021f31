// A small picture of an image, or an empty place of the same size.

import { Box } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useState } from 'react'
import { useClient } from '../service/use-service.ts'

interface ThumbnailProps {
  /** The id of a file; undefined for what has no picture. */
  readonly file: string | undefined
  /** Side, CSS pixels. */
  readonly size: number
  /** Empty where the name of the file stands beside it. */
  readonly alt?: string
}

/** Square, as large as it says whether there is a picture or not. */
export function Thumbnail({ file, size, alt = '' }: ThumbnailProps) {
  const client = useClient()
  const [failed, setFailed] = useState<string>()
  const place = { width: size, height: size, borderRadius: 'var(--mantine-radius-sm)', flexShrink: 0 }
  if (file === undefined || failed === file)
    return (
      <Box bg="var(--mantine-color-default-hover)" style={{ ...place, display: 'grid', placeItems: 'center' }}>
        <IconFile size={size / 2.5} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
      </Box>
    )
  return (
    <img
      src={client.files.thumbnailAddress(file, Math.min(1024, Math.max(64, 2 * size)))}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      style={{ ...place, objectFit: 'cover' }}
      onError={() => setFailed(file)}
    />
  )
}
