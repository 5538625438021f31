// Pictures as PNG files: that of a search, and what other charts are drawn with.

export { encodePng, newSheet, type Pen, type Sheet, type TextStyle, textWidth, writeText } from './canvas.ts'
export { markColours } from './colour-map.ts'
export { componentEllipses, type PixelEllipse } from './component-ellipses.ts'
export type { Box } from './frame.ts'
export { type Axis, drawCurve, drawDots, drawLegend, drawPanel, drawSeries, drawSteps, type Panel } from './panel.ts'
export { type PicturePixels, pixelPicture } from './pixel-picture.ts'
export { type Preview, previewOf } from './preview.ts'
export { asinhStretch, type Stretch } from './stretch.ts'
export { LONGEST_IMAGE_SIDE, type SummaryPlotInput, summaryPlot } from './summary-plot.ts'
