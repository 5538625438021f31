// Completion scripts are understood by their shells, and offer what the commands take.

import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cirasa, temporaryFolder } from './run-cli.ts'

async function script(shell: string): Promise<string> {
  const folder = temporaryFolder()
  const { code, stdout } = await cirasa(['completion', shell], folder)
  expect(code).toBe(0)
  const file = path.join(folder, `cirasa.${shell}`)
  writeFileSync(file, stdout)
  return file
}

/** What bash offers for the last word. */
function offered(file: string, words: readonly string[]): string[] {
  const line = words.map((word) => `'${word}'`).join(' ')
  const program = `source '${file}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _cirasa; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', program], { encoding: 'utf8' }).split('\n').filter(Boolean)
}

describe('completion', () => {
  it('offers commands, their flags and the words of a flag in bash', async () => {
    const file = await script('bash')
    execFileSync('bash', ['-n', file])
    expect(offered(file, ['cirasa', 'f'])).toEqual(['find'])
    expect(offered(file, ['cirasa', 'simulate', '--pre'])).toEqual(['--preset'])
    expect(offered(file, ['cirasa', 'simulate', '--preset', 'h'])).toEqual(['hard'])
    expect(offered(file, ['cirasa', 'completion', 'z'])).toEqual(['zsh'])
    // Nothing of ours: bash goes on with file names.
    expect(offered(file, ['cirasa', 'info', 'ima'])).toEqual([])
  })

  it.each(['zsh', 'fish'])('is a script that %s can read', async (shell) => {
    const file = await script(shell)
    // The words and quotes of these scripts are bash's too; the shell itself is asked where it is installed.
    for (const checker of ['bash', shell]) {
      const { error, status, stderr } = spawnSync(checker, ['-n', file], { encoding: 'utf8' })
      if (checker === shell && error) continue
      expect(stderr).toBe('')
      expect(status).toBe(0)
    }
  })
})
