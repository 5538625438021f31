// The whole body of an answer, told of as it comes.

/** Reads an answer to its end, saying how many bytes each piece had. */
export async function collectBytes(answer: Response, came: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = answer
  if (body === null) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value)
    length += piece.value.length
    came(piece.value.length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
