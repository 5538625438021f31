// The suites that every adapter of a seam runs in its own tests.
export {}
