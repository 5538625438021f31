// Threads that are asked one thing at a time, and errors on their way from a thread or a process.

export { answering } from './answering.ts'
export { type CarriedError, carriedError, rebuiltError } from './carried-error.ts'
export { Hand, takingTurns } from './hand.ts'
