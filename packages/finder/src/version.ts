// What the catalogue says of who made it.

export const FINDER_NAME = 'cirasa'
export const FINDER_VERSION = '0.1.0'
