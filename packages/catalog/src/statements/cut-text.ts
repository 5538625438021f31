// Text that is as long as it comes, and a column that is not.

/** The text, or its beginning with a mark that there is more. */
export function cutText(text: string, longest: number): string {
  // Not between the two halves of a character.
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
