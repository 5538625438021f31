// Starts the page.

export {}
