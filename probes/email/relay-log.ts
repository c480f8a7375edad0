import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { FactOf } from '../../src/model/fact.ts'
import type { Instant } from '../../src/model/time.ts'
import { logStampAt } from './log-stamp.ts'
import { maskWords } from './server-words.ts'

const LINE = /^(.{15}|\S+) \S+ postfix[\w.-]*\/[\w/-]+\[\d+\]: (\w+): (.*)$/
const STATUS = /\bstatus=(sent|bounced|expired)\b,? ?(.*)$/
const RELAY = /\brelay=([^,\s]+)/
const AGAIN = /\bqueued as (\w+)/
const OWN_HOP = /^(127\.|localhost|\[::1\]|::1|private\/|\/)/

/**
 * What became of a message that Postfix took under `queueId`: the server that took it from there, and when.
 * A filter on the relay's own machine is no recipient; the message is followed through it. Null while it is still on its way.
 */
export async function deliveryIn(
  lines: AsyncIterable<string> | Iterable<string>,
  queueId: string,
  now: Instant,
): Promise<FactOf<'delivery'> | null> {
  const ids = new Set([queueId])
  let end: FactOf<'delivery'> | null = null
  for await (const line of lines) {
    const [, stamp = '', id = '', text = ''] = LINE.exec(line) ?? []
    if (!ids.has(id)) continue
    const [, status, words = ''] = STATUS.exec(text) ?? []
    const at = status === undefined ? null : logStampAt(stamp, now)
    if (at === null) continue
    const relay = RELAY.exec(text)?.[1] ?? ''
    const next = AGAIN.exec(words)?.[1]
    if (next !== undefined && OWN_HOP.test(relay)) ids.add(next)
    const detail = maskWords(relay === '' ? words : `${relay}: ${words}`)
    end = { kind: 'delivery', at, status: status === 'sent' ? 'delivered' : 'failed', proof: 'relay-log', detail }
  }
  return end
}

/** Looks a message up in the relay's log and, where that was rotated since, in the one before. */
export async function traceIn(log: string, queueId: string, now: Instant): Promise<FactOf<'delivery'> | null> {
  return (await deliveryIn(linesOf(log), queueId, now)) ?? (await deliveryIn(linesOf(`${log}.1`), queueId, now))
}

async function* linesOf(file: string): AsyncIterable<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
