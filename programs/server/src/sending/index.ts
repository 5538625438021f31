// Sending bytes with length, ETag and ranges: for both faces.

export { sendContent } from '../native/send-content.ts'
