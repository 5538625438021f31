// The page of the options of the app `caesar`, from the table that requests are checked against.

import { type AppOption, manifests } from '@cirasa/apps'

/** CAESAR's options in Markdown: those that have an effect, then those that are only accepted. */
export function caesarOptionsPage(): string {
  const options = manifests.find(({ name }) => name === 'caesar')?.options.filter(({ nativeOnly }) => !nativeOnly) ?? []
  const effective = options.filter((option) => option.effective !== false)
  const idle = options.filter((option) => option.effective === false)
  const opening = `The app \`caesar\` knows all ${options.length} options of CAESAR by their names. A value that equals the default asks for nothing: neither does \`false\`, nor an empty text. Besides these the app has
the [options of the finder](finder-options.md), which win over their counterparts here.`
  return [
    '# Options of the app caesar',
    opening,
    '## With an effect',
    effective.map(entry).join('\n'),
    '## Without an effect',
    `These ${idle.length} steer steps of CAESAR that the finder does not have. Their types and ranges are checked; a job that sets one is told in its warnings.`,
    idle.map(({ name, description }) => `- \`${name}\`: ${description}.`).join('\n'),
  ].join('\n\n')
}

function entry({ name, type, default: standard, min, max, values, unit, description }: AppOption): string {
  const facts =
    type === 'flag'
      ? ''
      : type === 'enum'
        ? ` One of ${values?.join(', ')}; default ${standard}.`
        : ` Default ${standard}${unit ? ` ${unit}` : ''}, from ${min} to ${max}.`
  return `- \`${name}\`: ${description}.${facts}`
}
