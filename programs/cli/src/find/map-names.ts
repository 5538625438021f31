// The maps that a search can write.

export const mapNames = ['background', 'rms', 'residual', 'model', 'segmentation'] as const

export type MapName = (typeof mapNames)[number]
