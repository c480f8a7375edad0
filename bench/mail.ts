/**
 * How well and how fast mail is read: `npm run bench:mail [folder of labelled data]`.
 * Every figure twice: on the part that the rules were built with, and on the part that was kept aside.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import type { Belonging } from '../src/model/reading.ts'
import { type Judged, judge } from '../src/observe/judge.ts'
import { parseMessage } from '../src/observe/message.ts'
import { promisesIn } from '../src/text/promises/promises-in.ts'
import { newTextOf } from '../src/text/quoted.ts'
import { CORPUS, type Labelled } from '../test/corpus/corpus.ts'

type Part = 'building' | 'checking'
/** Right and all, by part. */
type Tally = Record<Part, { right: number; all: number }>

const data = process.argv[2] ?? process.env.RINGBACK_DATA ?? ''
const alone: Belonging = { kind: 'quarantine', candidates: [], reason: '' }
const rows: string[][] = []

await corpusRows()
if (existsSync(join(data, 'mail', 'mail.jsonl'))) await deliveryRows()
if (existsSync(join(data, 'promises', 'promises.jsonl'))) promiseRows()
if (existsSync(join(data, 'quotes', 'emails'))) quoteRows()
await speedRows()
const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
for (const row of [['figure', 'building', 'checking', 'to reach'], ...rows]) {
  console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}
if (data === '') console.log('\nWithout a folder of labelled data only our own corpus is read.')

async function corpusRows(): Promise<void> {
  const read: { mail: Labelled; judged: Judged }[] = []
  for (const mail of CORPUS) read.push({ mail, judged: judge(await parseMessage(mail.bytes), alone, mail.contact) })
  const by = (part: Part) => read.filter(({ mail }) => mail.part === part)
  const row = (name: string, of: (part: Part) => number, bar: string) =>
    rows.push([name, of('building').toFixed(3), of('checking').toFixed(3), bar])
  row(
    'automatic against person, F1',
    (part) =>
      f1(
        by(part),
        (one) => one.mail.by,
        (one) => one.judged.by,
        'machine',
      ),
    '0.97',
  )
  row('kinds, macro F1', (part) => macroF1(by(part)), '0.85')
  row(
    'undecided',
    (part) => by(part).filter(({ judged }) => judged.kind === 'undecided').length / by(part).length,
    'at most 0.1',
  )
}

function f1<T>(all: readonly T[], truth: (one: T) => string, found: (one: T) => string, what: string): number {
  const both = all.filter((one) => truth(one) === what && found(one) === what).length
  const sum = all.filter((one) => truth(one) === what).length + all.filter((one) => found(one) === what).length
  return sum === 0 ? 1 : (2 * both) / sum
}

function macroF1(all: readonly { mail: Labelled; judged: Judged }[]): number {
  const kinds = [...new Set(all.map(({ mail }) => mail.kind))]
  const each = kinds.map((kind) =>
    f1(
      all,
      ({ mail }) => mail.kind,
      ({ judged }) => judged.kind,
      kind,
    ),
  )
  return each.reduce((sum, one) => sum + one, 0) / each.length
}

// Split by the server that wrote the report, so that no server is in both parts.
async function deliveryRows(): Promise<void> {
  const [recognised, status] = [tally(), tally()]
  for (const row of jsonLines(join(data, 'mail', 'mail.jsonl'))) {
    if (row.label !== 'bounce' || row.duplicate_of !== false) continue
    const bytes = readFileSync(join(data, 'mail', String(row.file)))
    const part = partOf(
      String(row.file)
        .replace(/.*__/, '')
        .replace(/-\d+\.eml$/, ''),
    )
    const { kind, delivery } = judge(await parseMessage(bytes), alone, null)
    count(recognised[part], kind === 'delivery-failure')
    const code = /\/(\d\.\d+\.\d+)$/.exec(String(row.sub))?.[1]
    if (row.strength !== 'A' || code === undefined || /\.9\d\d$/.test(code) || !stands(code, bytes)) continue
    count(status[part], delivery?.code === code)
  }
  rows.push(shareRow('delivery failures recognised', recognised, '0.995'))
  rows.push(shareRow('status, where it stands literally', status, '0.97'))
}

function stands(code: string, bytes: Uint8Array): boolean {
  return new RegExp(`(?<![\\d.])${code.replaceAll('.', '\\.')}(?!\\.?\\d)`).test(
    new TextDecoder('latin1').decode(bytes),
  )
}

function promiseRows(): void {
  const [exact, refused] = [tally(), tally()]
  for (const row of jsonLines(join(data, 'promises', 'promises.jsonl'))) {
    const [first] = promisesIn(String(row.text), String(row.lang))
    const part = partOf(String(row.text))
    if (row.promise !== true) count(refused[part], first === undefined)
    else {
      const same = first?.min === row.min && first?.max === row.max && first?.unit === row.unit
      count(exact[part], first !== undefined && same && first.working === row.business)
    }
  }
  rows.push(shareRow('promises: quantity, unit, working', exact, '0.95'))
  rows.push(shareRow('look-alikes refused', refused, '0.95'))
}

function quoteRows(): void {
  const exact = tally()
  const words = (text: string) => text.replace(/\s+/g, ' ').trim()
  for (const file of readdirSync(join(data, 'quotes', 'emails'))) {
    const [mail, wanted] = ['emails', 'trimmed'].map((folder) =>
      readFileSync(join(data, 'quotes', folder, file), 'utf8'),
    )
    count(exact[partOf(file)], words(newTextOf(mail ?? '')) === words(wanted ?? ''))
  }
  rows.push(shareRow('quoted text, exact', exact, '56 of 64'))
}

// The same mails of 5 kB read whole and parsed alone, turn and turn about.
async function speedRows(): Promise<void> {
  const filler = `\r\n${'> The words of an earlier mail, quoted below the answer.\r\n'.repeat(80)}`
  const mails = CORPUS.map(({ bytes, contact }) => ({
    contact,
    bytes: new TextEncoder().encode(`${new TextDecoder().decode(bytes)}${filler}`.slice(0, 5_000)),
  }))
  const time = async (work: (mail: (typeof mails)[number]) => Promise<unknown>) => {
    const start = performance.now()
    for (const mail of mails) await work(mail)
    return (mails.length / (performance.now() - start)) * 1000
  }
  const whole = async ({ bytes, contact }: (typeof mails)[number]) => judge(await parseMessage(bytes), alone, contact)
  const parse = async ({ bytes }: (typeof mails)[number]) => PostalMime.parse(bytes)
  const rates = { read: [] as number[], parsed: [] as number[] }
  for (let round = 0; round < 5; round++) {
    rates.parsed.push(await time(parse))
    rates.read.push(await time(whole))
  }
  const best = (all: readonly number[]) => Math.max(...all)
  rows.push(['mails of 5 kB a second', best(rates.read).toFixed(0), '', '300'])
  rows.push(['against postal-mime alone', (best(rates.read) / best(rates.parsed)).toFixed(2), '', '0.5'])
}

function tally(): Tally {
  return { building: { right: 0, all: 0 }, checking: { right: 0, all: 0 } }
}

function count(of: Tally[Part], right: boolean): void {
  of.all += 1
  if (right) of.right += 1
}

function shareRow(name: string, { building, checking }: Tally, bar: string): string[] {
  const said = ({ right, all }: Tally[Part]) => `${right} of ${all} = ${(right / all).toFixed(3)}`
  return [name, said(building), said(checking), bar]
}

function partOf(key: string): Part {
  return Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 8), 16) % 2 === 0
    ? 'building'
    : 'checking'
}

function jsonLines(file: string): readonly Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
