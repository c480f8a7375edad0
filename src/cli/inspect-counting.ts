import type { Command } from 'commander'
import type { GroupComparison } from '../pipeline/inspect-survival.ts'
import { RingbackError } from '../support/errors.ts'
import { print, printJsonLine, table } from './print.ts'

/** inspect duration, inspect survival: what the counting rooms see. */
export function addCounting(inspect: Command): void {
  inspect
    .command('duration')
    .description('ask the stated-hours clock: a JSON object a line, {zone, hours, closed, holidays, from, to or plus}')
    .requiredOption('--file <cases>', 'the questions, one a line')
    .option('--json', 'print JSON, one line a question')
    .action(async ({ file, json }: { file: string; json?: boolean }) => {
      const { inspectDuration } = await import('../pipeline/inspect-duration.ts')
      for (const answer of await inspectDuration(file)) {
        if (json) printJsonLine(answer)
        else if ('at' in answer) print(answer.at)
        else print(`${answer.calendarSeconds} s on the calendar, ${answer.workingSeconds} s in stated hours`)
      }
    })

  inspect
    .command('survival')
    .description('curves, medians, restricted means and a log-rank test of a CSV with the columns group, time, event')
    .argument('[files...]', 'CSV files; event is 1, or 0 for a time that was only watched')
    .option('--file <list>', 'more, one a line: a path, or a JSON object {input, tau}')
    .option('--tau <time>', 'the horizon of the restricted mean; by default the shortest of the longest times')
    .option('--json', 'print JSON, one line a file')
    .action(async (files: readonly string[], { file, tau, json }: { file?: string; tau?: string; json?: boolean }) => {
      const { inspectSurvival, timesToInspect } = await import('../pipeline/inspect-survival.ts')
      for (const given of await timesToInspect(files, file ?? null, horizon(tau))) {
        const compared = await inspectSurvival(given.input, given.tau)
        if (json) printJsonLine(compared)
        else print(...inWords(compared))
      }
    })
}

function horizon(text: string | undefined): number | null {
  if (text === undefined) return null
  const tau = Number(text)
  if (text.trim() !== '' && Number.isFinite(tau) && tau > 0) return tau
  throw new RingbackError('wrong-use', `Expected \`--tau\` to be a number above 0, got \`${text}\``)
}

function inWords({ groups, logrank }: GroupComparison): readonly string[] {
  const rows = groups.map(({ group, n, events, median, rmst }) => [
    group,
    String(n),
    String(events),
    `${shown(median.estimate)} (${shown(median.log.lower)} to ${shown(median.log.upper)})`,
    `${shown(rmst.estimate)} ± ${shown(rmst.standardError)}`,
  ])
  const tau = shown(groups[0]?.rmst.tau ?? null)
  const header = ['group', 'n', 'events', 'median (95 %, log)', `mean up to ${tau}, ± its error`]
  const compared =
    logrank.p === null
      ? 'nothing to compare'
      : `log-rank: chi-square ${shown(logrank.chisq)}, df ${logrank.df}, p ${shown(logrank.p)}`
  return [table(header, rows), compared]
}

function shown(value: number | null): string {
  return value === null ? 'not reached' : String(Number(value.toPrecision(6)))
}
