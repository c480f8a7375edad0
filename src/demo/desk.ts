import { createHash } from 'node:crypto'
import type { Period } from '../model/time.ts'
import { type Clock, instantAt, millis } from '../support/clock.ts'
import { type Holding, holding } from '../support/holding.ts'
import { periodMillis, plus } from '../support/period.ts'
import type { DeskLog, What } from './deed.ts'
import { headerOf, wordsOf } from './letter.ts'
import type { Letter } from './mail-server.ts'
import type { Post } from './post.ts'

/** What a shopper wants, as it lies on the desk. */
export interface Matter {
  /** The shopper's address. */
  readonly contact: string
  readonly number: number
  readonly subject: string
  readonly words: string
  /** The Message-ID of the mail that brought it; null where a form did. */
  readonly messageId: string | null
}

/** What a desk writes. */
export interface Draft {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly language: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What a script can do with a matter. */
export interface Hands {
  readonly matter: Matter
  /** Lets a time pass that lies between the two, the same for the same matter. */
  after(least: Period, most: Period): Promise<void>
  send(what: Extract<What, `sent-${string}`>, draft: Draft): Promise<void>
  /** Waits for the shopper's next mail, at most so long. True when it came. */
  hears(atMost: Period): Promise<boolean>
}

/** How a desk treats a matter, from its coming in to its end. */
export type Script = (hands: Hands) => Promise<void>

/** A support desk that acts by script. */
export interface Desk {
  readonly brand: string
  /** Mail that the brand's server took. The first of a shopper opens a matter, the others belong to it. */
  takeMail(letter: Letter): void
  /** A form that the brand's site took. Gives the number of the matter. */
  takeForm(contact: string, subject: string, words: string): number
  /** A form that the brand's site turned away. */
  refuseForm(contact: string): void
  close(): Promise<void>
}

interface Means {
  readonly clock: Clock
  readonly log: DeskLog
  readonly post: Post
}

/** Opens a desk that treats every matter by one script, many at once, and logs what it does when it does it. */
export function openDesk(brand: string, script: Script, { clock, log, post }: Means): Desk {
  const ending = new AbortController()
  const listeners = new Map<string, () => void>()
  const open = new Map<string, Promise<void>>()
  let number = 4710

  function note(what: What, contact: string, messageId: string | null, language: string | null): void {
    log.write({ at: clock.now(), brand, what, contact, messageId, language })
  }

  function begin(contact: string, subject: string, words: string, messageId: string | null): number {
    number += 1
    const matter = { contact, number, subject, words, messageId }
    const work = holding(clock)
    const played = script(handsOn(matter, work))
      .catch((error) => {
        if (!ending.signal.aborted) throw error
      })
      .finally(() => work.end())
    // Whatever goes wrong here is told when the desk is closed.
    played.catch(() => {})
    open.set(contact, played)
    return number
  }

  function handsOn(matter: Matter, work: Holding): Hands {
    const { contact } = matter
    let drawn = 0
    return {
      matter,
      async after(least, most) {
        drawn += 1
        const span = periodMillis(most) - periodMillis(least)
        const wait = periodMillis(least) + Math.floor(span * chance(`${contact}|${drawn}`))
        await work.pause(() => clock.sleep(instantAt(millis(clock.now()) + wait), ending.signal))
      },
      async send(what, draft) {
        await post(contact, matter.messageId, draft)
        note(what, contact, null, draft.language)
      },
      async hears(atMost) {
        const enough = new AbortController()
        const heard = new Promise<boolean>((resolve) => listeners.set(contact, () => resolve(true)))
        const either = AbortSignal.any([enough.signal, ending.signal])
        const late = clock.sleep(plus(clock.now(), atMost), either).then(() => false)
        try {
          return await work.pause(() => Promise.race([heard, late]))
        } finally {
          listeners.delete(contact)
          enough.abort()
          await late.catch(() => {})
        }
      },
    }
  }

  return {
    brand,
    takeMail({ from, bytes }) {
      const messageId = headerOf(bytes, 'Message-ID')
      note('got-mail', from, messageId, null)
      if (open.has(from)) listeners.get(from)?.()
      else begin(from, headerOf(bytes, 'Subject') ?? '', wordsOf(bytes), messageId)
    },
    takeForm(contact, subject, words) {
      note('got-form', contact, null, null)
      return begin(contact, subject, words, null)
    },
    refuseForm: (contact) => note('refused-form', contact, null, null),
    async close() {
      ending.abort(new Error('the desk is closed'))
      await Promise.all(open.values())
    },
  }
}

/** A number from 0 to 1 that follows from a text: the street acts the same whenever it is opened. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32
}
