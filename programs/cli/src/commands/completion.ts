// Completion for the shell, made from the tree of commands itself, so that it never lags behind.

import { Argument, type Command } from 'commander'
import { buildProgram, type Session } from '../command-tree.ts'
import { bashCompletion } from '../completion/bash.ts'
import { describeTree } from '../completion/described-command.ts'
import { fishCompletion } from '../completion/fish.ts'
import { zshCompletion } from '../completion/zsh.ts'

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }

export function defineCompletion(command: Command, session: Session): void {
  command
    .addArgument(new Argument('<shell>', 'the shell to write for').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      `
Examples:
  cirasa completion bash > ~/.local/share/bash-completion/completions/cirasa
  cirasa completion zsh > ~/.zfunc/_cirasa       (with ~/.zfunc in fpath, before compinit)
  cirasa completion fish > ~/.config/fish/completions/cirasa.fish`,
    )
    .action(async (shell: keyof typeof scripts) => {
      const program = await buildProgram(session, '', 'all')
      session.out.write(scripts[shell](describeTree(program)))
    })
}
