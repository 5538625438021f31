// The caesar-rest v1.0 face.

export { answerError } from './face-errors.ts'
export { addWireFace } from './wire-face.ts'
export { WIRE_PREFIX, type WireParts } from './wire-parts.ts'
