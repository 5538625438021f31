// A colour as style sheets have it.

/** @example hexColour([230, 159, 0]) // '#e69f00' */
export const hexColour = ([red, green, blue]: ArrayLike<number> & Iterable<number>): string =>
  `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
