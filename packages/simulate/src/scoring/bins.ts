// The ranges of signal to noise that scores are given for.

/** A half-open range of signal to noise. */
export interface SnrBin {
  readonly label: string
  readonly low: number
  readonly high: number
}

const bin = (low: number, high = Number.POSITIVE_INFINITY): SnrBin =>
  Object.freeze({ label: Number.isFinite(high) ? `${low}-${high}` : `>=${low}`, low, high })

export const completenessBins = Object.freeze([bin(5, 7), bin(7, 10), bin(10, 30), bin(30), bin(5), bin(10)])
export const pointFluxBins = Object.freeze([bin(7, 10), bin(10, 30), bin(30)])
export const extendedFluxBins = Object.freeze([bin(10)])
export const positionBins = Object.freeze([bin(7, 10), bin(10, 30), bin(30)])

export const inBin = ({ low, high }: SnrBin, snr: number): boolean => snr >= low && snr < high
