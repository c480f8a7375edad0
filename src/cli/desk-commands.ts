import { type Command, Option } from 'commander'
import { print, printJson, table } from './print.ts'
import { withProgress } from './progress.ts'
import { realWorld } from './world.ts'

const STUDY = ['[study]', "the study's folder", '.'] as const

/** status, review, record, report, verify, demo: looking at it, and deciding. */
export function addDeskCommands(program: Command): void {
  program
    .command('status')
    .description('say where the study stands')
    .argument(...STUDY)
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { json?: boolean }) => {
      const { statusOf } = await import('../pipeline/status-study.ts')
      const status = await statusOf(folder, realWorld())
      if (options.json) return printJson(status)
      print(
        `${status.state}; ${Object.entries(status.dispositions)
          .map(([name, count]) => `${count} ${name}`)
          .join(', ')}`,
      )
      print(
        status.next === null
          ? 'Nothing is to be sent any more.'
          : `Next: ${status.next.turn} to ${status.next.brand} at ${status.next.at} (${status.toCome} to come)`,
      )
      print(`${status.quarantine} in quarantine, ${status.undecided} undecided`)
      for (const { mailbox, from, to, canaries, gaps } of status.listening) {
        print(
          `${mailbox}: heard from ${from ?? '–'} to ${to ?? '–'}, ${canaries.arrived} of ${canaries.sent} canaries came through, ${gaps.length} gaps`,
        )
      }
    })

  program
    .command('review')
    .description('list what waits for a person: quarantine and undecided replies')
    .argument(...STUDY)
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { json?: boolean }) => {
      const { waitingFor } = await import('../pipeline/decide-study.ts')
      const waiting = await waitingFor(folder, realWorld())
      if (options.json) return printJson(waiting)
      if (waiting.length === 0) return print('Nothing waits for a person.')
      const rows = waiting.map((one) => [
        one.observation,
        one.received,
        one.senderDomain ?? '–',
        one.belongsTo.kind,
        one.kind,
        one.evidence.slice(0, 12),
      ])
      print(table(['message', 'received', 'from', 'belongs to', 'kind', 'evidence'], rows))
      print('', 'Decide with `ringback record --message REF --belongs-to CONTACT` or `--is-a KIND`.')
    })

  program
    .command('record')
    .description("a person's decision or observation; it wins over what the rules read")
    .argument(...STUDY)
    .option('--message <ref>', 'the message that it is about, as mailbox:shopper#12')
    .option('--contact <id>', 'the contact that it is about')
    .option('--turn <turn>', 'opening, close or reply:<item>', 'opening')
    .option('--belongs-to <contact>', "the message is this contact's; `none` for nobody's")
    .option('--is-a <kind>', 'what the message is: answer, acknowledgement, request …')
    .option('--outcome <outcome>', 'accepted, rejected or unknown: what became of the turn')
    .option('--at <instant>', 'when it was accepted, where that is known')
    .option('--burdens <who>', 'customer or robot-only: whom the barrier of the contact burdens')
    .option('--barrier <kind>', 'captcha, login …', 'captcha')
    .option('--void <why>', 'the contact does not count, and why')
    .option('--by <name>', 'who decides, as a short slug', 'reader-1')
    .option('--note <text>', 'a note', '')
    .action(async (folder: string, options: import('../pipeline/decision-of.ts').DecisionOptions) => {
      const { decide } = await import('../pipeline/decide-study.ts')
      const { decisionOf } = await import('../pipeline/decision-of.ts')
      await decide(folder, decisionOf(options), realWorld())
      print('recorded')
    })

  program
    .command('report')
    .description('make the report: HTML, JSON, CSV, JUnit XML')
    .argument(...STUDY)
    .option('--case <contact>', 'the case file of one contact too')
    .option('--pdf', 'report.pdf too, by the browser of this machine')
    .addOption(
      new Option('--gate [by]', 'end with 10 when a promise is broken, 11 when one still may be')
        .choices(['finding', 'each'])
        .preset('finding'),
    )
    .action(async (folder: string, options: import('../pipeline/report-study.ts').ReportOptions) => {
      const { reportStudy } = await import('../pipeline/report-study.ts')
      const { files, exit } = await withProgress('Making the report', (world) => reportStudy(folder, world, options))
      print(...files)
      process.exitCode = exit
    })

  program
    .command('verify')
    .description('say whether journal, evidence, plan and result still hold')
    .argument(...STUDY)
    .option('--head <hash>', 'the study head that a printed report shows')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: { head?: string; json?: boolean }) => {
      const { verifyStudy } = await import('../pipeline/verify-study.ts')
      const findings = await withProgress('Verifying', (world) => verifyStudy(folder, world, options.head))
      const faults = findings.filter(({ fault }) => fault)
      if (options.json) printJson(findings)
      else {
        for (const { where, message, fault } of findings) print(`${fault ? 'FAULT' : 'note '} ${where}: ${message}`)
        print(faults.length === 0 ? 'It all holds.' : `${faults.length} faults.`)
      }
      if (faults.length > 0) process.exitCode = 4
    })

  program
    .command('demo')
    .description('a whole study against a high street of demo brands on this machine')
    .option('--out <dir>', 'where the study is written', 'ringback-demo')
    .action(async (options: { out: string }) => {
      const { runDemo } = await import('../demo/demo.ts')
      const { signal } = realWorld()
      process.exitCode = await runDemo({ out: options.out, log: print, signal })
    })
}
