// The end of a call whose failures were all told when they happened: the exit code is left to say.

/** Ends the program as bad input does, without another message. */
export class ToldAlready extends Error {
  constructor() {
    super('what failed was told when it did')
    this.name = 'ToldAlready'
  }
}
