// Saves what the page has made, or what an address gives, as a file.

/** Saves a text as a file. */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  downloadAddress(address, name)
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** Lets the browser save what is at an address of this origin. */
export function downloadAddress(address: string, name = ''): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
