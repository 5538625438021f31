// Where an event is in a view.

/** CSS pixels from the upper left corner of a view. */
export interface Place {
  readonly sx: number
  readonly sy: number
}

/** The place of an event in an element. */
export function insideOf(root: HTMLElement, event: { readonly clientX: number; readonly clientY: number }): Place {
  const { left, top } = root.getBoundingClientRect()
  return { sx: event.clientX - left - root.clientLeft, sy: event.clientY - top - root.clientTop }
}
