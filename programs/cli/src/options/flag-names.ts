// Errors of the packages speak of options as programs write them; on the command line these are flags.

import { CodedError, isCodedError } from '@cirasa/errors'

/**
 * What an action gives; a coded error of it names flags in place of options.
 *
 * @param flags the flag of each option, such as `{ pixelScale: '--pixel-scale' }`.
 */
export async function inFlags<T>(flags: Readonly<Record<string, string>>, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (!isCodedError(error)) throw error
    const { code, message, remedy, values, cause } = error
    const say = (text: string) => withFlags(text, flags, values.name)
    throw new CodedError(code, say(message), say(remedy), values, cause)
  }
}

/** Names such as `noise` are words of the language as well: they are replaced only where the error is about that option. */
function withFlags(text: string, flags: Readonly<Record<string, string>>, about: unknown): string {
  return text.replace(/[A-Za-z]+/g, (word) => (Object.hasOwn(flags, word) && (/[A-Z]/.test(word) || word === about) ? flags[word] : word))
}
