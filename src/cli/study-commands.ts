import type { Command } from 'commander'
import { print, printJson, table } from './print.ts'
import { realWorld } from './world.ts'

const STUDY = ['[study]', "the study's folder", '.'] as const

/** init, check, plan, amend: before anything is sent. */
export function addStudyCommands(program: Command): void {
  program
    .command('init')
    .description('scaffold a study')
    .argument('[dir]', 'the new folder', '.')
    .action(async (folder: string) => {
      const { initStudy } = await import('../pipeline/init-study.ts')
      const files = await initStudy(folder)
      print(...files.map((file) => `wrote ${file}`), '', `Next: fill in the files, then \`ringback check ${folder}\`.`)
    })

  program
    .command('check')
    .description('say everything that can be wrong, at once')
    .argument(...STUDY)
    .option('--offline', 'leave out what asks the network: sender DNS, mailboxes, published authorisations')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { offline?: boolean; json?: boolean }) => {
      const { checkStudy } = await import('../pipeline/check-study.ts')
      const { rows, testability } = await checkStudy(folder, realWorld(), { offline: options.offline === true })
      if (options.json) printJson({ rows, testability })
      else {
        print(
          table(
            ['check', 'state', 'detail'],
            rows.map(({ name, state, detail }) => [name, state, detail]),
          ),
        )
      }
      if (rows.some(({ state }) => state === 'invalid')) process.exitCode = 2
      else if (rows.some(({ state }) => state === 'refused')) process.exitCode = 3
      else if (rows.some(({ state }) => state === 'failed')) process.exitCode = 4
    })

  program
    .command('plan')
    .description('draw and freeze the contacts; print the calendar and what it will cost')
    .argument(...STUDY)
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { json?: boolean }) => {
      const { planStudy } = await import('../pipeline/plan-study.ts')
      const { plan, hash, leftOut, testability } = await planStudy(folder, realWorld())
      if (options.json) return printJson({ hash, contacts: plan.contacts, leftOut, testability })
      const rows = plan.contacts.map((one) => [
        one.notBefore,
        one.brand,
        one.channel,
        one.scenario,
        one.language,
        one.id,
      ])
      const minutes = plan.contacts.reduce((sum, { agentMinutes }) => sum + agentMinutes, 0)
      print(table(['not before', 'brand', 'channel', 'scenario', 'language', 'contact'], rows), '')
      const tested = testability.map((one) => [one.brand, one.promise, one.testable ? 'yes' : 'no', one.because])
      if (tested.length > 0) print(table(['brand', 'promise', 'testable', 'why'], tested), '')
      for (const { what, because } of leftOut) print(`left out: ${what}: ${because}`)
      print(`${plan.contacts.length} contacts, about ${minutes} minutes of agents' time`, `frozen as ${hash}`)
    })

  program
    .command('amend')
    .description('change what is still unsent')
    .argument(...STUDY)
    .requiredOption('--because <text>', 'why')
    .option('--withdraw-brand <slug>', 'a brand that withdrew')
    .option('--withdraw <contacts...>', 'contacts to take back')
    .option('--recipe <name>', "take a recipe anew from the study's folder")
    .action(async (folder: string, options: AmendOptions) => {
      const { amendStudy, changeOf } = await import('../pipeline/amend-study.ts')
      const number = await amendStudy(folder, await changeOf(folder, options), options.because, realWorld())
      print(`amendment ${number} written`)
    })
}

interface AmendOptions {
  readonly because: string
  readonly withdrawBrand?: string
  readonly withdraw?: string[]
  readonly recipe?: string
}
