// A row that somebody else has changed between reading and writing it: the transaction is run again, nobody hears of it.

export class RevisionConflict extends Error {}
