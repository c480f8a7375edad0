import type { Command } from 'commander'
import type { InspectedMail } from '../pipeline/inspect-mail.ts'
import type { InspectedPromise } from '../pipeline/inspect-promise.ts'
import { print, printJsonLine } from './print.ts'

/** inspect promise, inspect mail: what the reading rooms see. */
export function addReading(inspect: Command): void {
  inspect
    .command('promise')
    .description('read the promises of a time in lines of text: what is promised, how much, working or calendar')
    .argument('[texts...]', 'lines of text, or files of them')
    .option('--file <list>', 'more, one a line: the text, or a JSON object {input, lang}')
    .option('--lang <language>', 'en, fr, de, es, it or nl; without it every language is tried')
    .option('--json', 'print JSON, one line an input')
    .action(async (texts: readonly string[], options: { file?: string; lang?: string; json?: boolean }) => {
      const { inspectPromises } = await import('../pipeline/inspect-promise.ts')
      const read = await inspectPromises(texts, { list: options.file ?? null, language: options.lang ?? null })
      for (const one of read) {
        if (options.json) printJsonLine(one)
        else print(one.input, ...(one.promises.length === 0 ? ['  no promise'] : one.promises.map(inWords)))
      }
    })

  inspect
    .command('mail')
    .description('read mails as a study would: what each is, who wrote it, what it says, asks and promises')
    .argument('[files...]', 'raw mails')
    .option('--file <list>', 'more, one a line: a path, or a JSON object {input, sent, sentAt, receivedAt}')
    .option('--sent <mail>', 'the message that they may answer')
    .option('--sent-at <instant>', 'when that was sent')
    .option('--received-at <instant>', 'when they were received')
    .option('--json', 'print JSON, one line an input')
    .action(async (files: readonly string[], options: MailOptions) => {
      const { inspectMail, mailsToInspect } = await import('../pipeline/inspect-mail.ts')
      const { file = null, sent = null, sentAt = null, receivedAt = null, json } = options
      for (const mail of await mailsToInspect(files, file, { sent, sentAt, receivedAt })) {
        const read = await inspectMail(mail)
        if (json) printJsonLine(read)
        else print(...mailInWords(read))
      }
    })
}

interface MailOptions {
  readonly file?: string
  readonly sent?: string
  readonly sentAt?: string
  readonly receivedAt?: string
  readonly json?: boolean
}

function mailInWords({ input, kind, by, why, delivery, ticket, handoff, asksFor, promises }: InspectedMail): string[] {
  return [
    `${input}: ${kind}, by ${by}`,
    ...why.map((reason) => `  ${reason}`),
    ...(delivery === null
      ? []
      : [`  delivery: ${delivery.status ?? 'no code'}, ${delivery.reason ?? 'no reason known'}`]),
    ...(ticket === null ? [] : [`  ticket: ${ticket}`]),
    ...(handoff === null ? [] : [`  sends to: ${handoff.to}`]),
    ...(asksFor.length === 0 ? [] : [`  asks for: ${asksFor.join(', ')}`]),
    ...promises.map(inWords),
  ]
}

function inWords({ about, min, max, unit, working }: InspectedPromise['promises'][number]): string {
  const amount = max === null ? 'some' : min === null ? `at most ${max}` : `${min} to ${max}`
  if (unit === null) return `  ${about}: no time named`
  return `  ${about}: ${amount} ${working ? 'working ' : ''}${unit}${max === 1 ? '' : 's'}`
}
