// Searches of images on threads, from the image to the files.

export { type Found, findImage, type SearchControls } from './find-image.ts'
export type { FindRequest } from './find-request.ts'
export { imageLine } from './image-line.ts'
