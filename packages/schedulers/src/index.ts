// To be written.

export {}
