// Threads that are asked one thing at a time.

export { answering } from './answering.ts'
export { Hand, takingTurns } from './hand.ts'
