// Texts as words of a command, whatever signs are in them.

/** As one word of a POSIX shell: bare where nothing in it means something there. */
export const shellWord = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
