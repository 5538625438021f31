// What is seen as a PNG: both canvases over the background.

/** Puts canvases of one size over each other. They must have been drawn in the same turn: a WebGL canvas is emptied after it was shown. */
export function composed(canvases: readonly HTMLCanvasElement[], background: string): Promise<Blob> {
  const [first] = canvases
  const whole = first.ownerDocument.createElement('canvas')
  whole.width = first.width
  whole.height = first.height
  const context = whole.getContext('2d') as CanvasRenderingContext2D
  context.fillStyle = background
  context.fillRect(0, 0, whole.width, whole.height)
  for (const canvas of canvases) context.drawImage(canvas, 0, 0)
  return new Promise((resolve, reject) => {
    whole.toBlob((blob) => (blob === null ? reject(new Error('The browser made no PNG of the view.')) : resolve(blob)), 'image/png')
  })
}
