import { Command, CommanderError } from 'commander'
import { addDeskCommands } from './cli/desk-commands.ts'
import { addDiscoverCommands } from './cli/discover-commands.ts'
import { addFieldCommands } from './cli/field-commands.ts'
import { addInspectCommands } from './cli/inspect-commands.ts'
import { addStudyCommands } from './cli/study-commands.ts'
import { RingbackError } from './support/errors.ts'
import { version } from './support/version.ts'

const program = new Command('ringback')
  .description('Measures how support desks answer: scripted test contacts, exact times, promises beside measurements.')
  .version(version)
  .exitOverride()
  .showHelpAfterError()

addStudyCommands(program)
addDiscoverCommands(program)
addFieldCommands(program)
addDeskCommands(program)
addInspectCommands(program)

// A reader that has seen enough, as `head` has, ends the command in good order.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})
// What is told meanwhile is worth less than the run that tells it.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = ended(error)
}

// 1 is what a crash returns, and nothing else.
function ended(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof RingbackError)) throw error
  process.stderr.write(`${error.problems.length > 1 ? `${error.problems.length} problems\n` : ''}${error.message}\n`)
  return error.exit
}
