// The suites that every adapter of a seam runs in its own tests.

export { type RecordStoreUnderTest, recordStoreConformance } from './record-store.ts'
