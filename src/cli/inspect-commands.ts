import type { Command } from 'commander'
import { addCounting } from './inspect-counting.ts'
import { addForms } from './inspect-forms.ts'
import { addReading } from './inspect-reading.ts'

/** inspect: what the reading and counting rooms see of one thing, outside any study. */
export function addInspectCommands(program: Command): void {
  const inspect = program.command('inspect').description('what the reading and counting rooms see of a thing')
  addCounting(inspect)
  addReading(inspect)
  addForms(inspect)
}
