import type { EvidenceStore } from '../../src/model/evidence.ts'
import type { ProbeContext, Turn } from '../../src/probe/probe.ts'
import { sha256 } from '../../src/support/canonical.ts'
import { systemClock } from '../../src/support/clock.ts'
import { messageIdOf } from '../../src/support/message-id.ts'

/** Evidence that lives as long as the test. */
export function memoryEvidence(): EvidenceStore {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(bytes, mediaType) {
      const hash = sha256(bytes)
      kept.set(hash, Uint8Array.from(bytes))
      return { sha256: hash, mediaType, size: bytes.length }
    },
    get: async (hash) => kept.get(hash) ?? null,
    async *list() {
      yield* [...kept.keys()].sort()
    },
    delete: async (hash) => void kept.delete(hash),
  }
}

/** What a probe works with; nothing is forbidden unless the test says so. */
export function contextFor(given: Partial<ProbeContext> = {}): ProbeContext {
  return {
    clock: systemClock,
    signal: new AbortController().signal,
    evidence: memoryEvidence(),
    rehearsal: false,
    allows: () => true,
    log: () => {},
    ...given,
  }
}

let turns = 0

/** An opening from Anna Keller to Broom Closet Audio, with ids of its own. */
export function turnFor(given: Partial<Turn> = {}): Turn {
  turns += 1
  const token = `k7m2qd${String(turns).padStart(2, '2')}`
  return {
    contact: 'c-k7m2qd2x',
    id: 'opening',
    language: 'en',
    words: {
      subject: 'My speaker hums',
      body: 'Hello,\n\nmy speaker hums. What can I do?\n\nAnna Keller\n',
      attachment: null,
    },
    persona: { slug: 'anna-keller', name: 'Anna Keller', languages: ['en'], mailName: 'anna.keller', items: {} },
    address: `anna.keller.${token}@shopper.test`,
    messageId: messageIdOf(token, given.id ?? 'opening', 'shopper.test'),
    to: 'support@broom-closet.test',
    replyTo: null,
    values: {},
    attachment: null,
    ...given,
  }
}
