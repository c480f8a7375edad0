import type { Command } from 'commander'
import { print, printJson, table } from './print.ts'
import { withProgress } from './progress.ts'
import { realWorld } from './world.ts'

const STUDY = ['[study]', "the study's folder", '.'] as const

/** rehearse, run, stop, close: the fieldwork. */
export function addFieldCommands(program: Command): void {
  program
    .command('rehearse')
    .description('open and fill every form, submit nothing; mail only to ourselves; take screenshots')
    .argument(...STUDY)
    .option('--second', 'by the other browser driver: the second opinion')
    .option('--brand <slug>', 'only this brand')
    .action(async (folder: string, options: { second?: boolean; brand?: string }) => {
      const { rehearseStudy } = await import('../pipeline/rehearse-study.ts')
      const done = await withProgress('Rehearsing', (world) =>
        rehearseStudy(folder, world, {
          driver: options.second ? 'puppeteer' : 'playwright',
          ...(options.brand === undefined ? {} : { brand: options.brand }),
        }),
      )
      print(
        table(
          ['brand', 'channel', 'contact', 'driver', 'ended'],
          done.map((one) => [one.brand, one.channel, one.contact, one.driver, one.ended]),
        ),
      )
      const { raiseRehearsed } = await import('../pipeline/raise-grade.ts')
      const raised = await raiseRehearsed(folder, done, realWorld().clock)
      if (raised.length > 0) print('', ...raised.map((slug) => `recipes/${slug}.yaml is rehearsed`))
      if (done.some(({ ended }) => ended === 'failed')) process.exitCode = 4
    })

  program
    .command('run')
    .description('send what is due and listen until the study is complete')
    .argument(...STUDY)
    .option('--once', 'send what is due, read the mailboxes, end: for cron')
    .option('--worker <name>', "this worker's chain in the journal", 'main')
    .option('--assisted <contact>', 'one blocked form contact in a visible browser: a person passes and submits')
    .action(async (folder: string, options: { once?: boolean; worker: string; assisted?: string }) => {
      if (options.assisted !== undefined) {
        const { assistStudy } = await import('../pipeline/assist-study.ts')
        return print(END[await assistStudy(folder, realWorld(), options.assisted)])
      }
      const { runStudy } = await import('../pipeline/run.ts')
      const once = options.once === true
      const end = await withProgress(once ? 'Sending what is due' : 'In the field', (world) =>
        runStudy(folder, world, { once, worker: options.worker }),
      )
      print(END[end])
      if (end === 'deaf') process.exitCode = 4
    })

  program
    .command('stop')
    .description('the kill switch: nothing more is sent, by any process')
    .argument(...STUDY)
    .option('--because <text>', 'why', 'stopped by hand')
    .option('--resume', 'put the switch back')
    .action(async (folder: string, options: { because: string; resume?: boolean }) => {
      const { resumeStudy, stopStudy } = await import('../pipeline/stop-study.ts')
      await (options.resume ? resumeStudy : stopStudy)(folder, options.because, realWorld())
      print(
        options.resume
          ? 'The study may go on: `ringback run`.'
          : 'Stopped. `ringback stop --resume` puts the switch back.',
      )
    })

  program
    .command('close')
    .description('end the fieldwork: seal the journal, list what to debrief and to purge')
    .argument(...STUDY)
    .option('--because <text>', 'why', 'the fieldwork is over')
    .option('--delete-evidence', 'delete the evidence whose retention is over; tombstones stay')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { because: string; deleteEvidence?: boolean; json?: boolean }) => {
      const { closeStudy, deleteEvidence } = await import('../pipeline/close-study.ts')
      const closed = await closeStudy(folder, options.because, realWorld())
      if (options.json) printJson(closed)
      else {
        const rows = closed.debrief.flatMap(({ brand, contacts }) =>
          contacts.map((one) => [brand, one.contact, one.address, one.ticket ?? '–']),
        )
        print(table(['brand', 'contact', 'our address', 'ticket to purge'], rows))
        print('', `Evidence is kept until ${closed.evidenceKeptUntil ?? 'a person deletes it'}.`)
      }
      if (options.deleteEvidence) print(`${await deleteEvidence(folder, realWorld())} pieces of evidence deleted`)
    })
}

const END = {
  complete: 'Complete: every contact was listened to, to its end. Next: `ringback close`, `ringback report`.',
  once: 'Done for now.',
  stopped: 'The kill switch is thrown: nothing is sent. `ringback stop --resume` puts it back.',
  deaf: 'A mailbox can not be read: nothing is sent while no answer could be heard.',
  interrupted: 'Interrupted; `ringback run` goes on where it was.',
} as const
