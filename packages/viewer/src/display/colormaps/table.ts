// A colour map as 256 colours of eight bits a channel, from a function.

/** A table of a function of 0 to 1; what it gives outside of 0 to 1 is cut. */
export function tableOf(colour: (t: number) => readonly [number, number, number]): Uint8Array {
  const table = new Uint8Array(3 * 256)
  for (let i = 0; i < 256; i++) {
    const rgb = colour(i / 255)
    for (let channel = 0; channel < 3; channel++) table[3 * i + channel] = Math.round(255 * Math.min(1, Math.max(0, rgb[channel])))
  }
  return table
}
