import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Fact, type FactOf } from '../../src/model/fact.ts'
import type { Probe } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'

const Options = z.strictObject({ file: z.string().min(1) })
type Options = z.infer<typeof Options>

/**
 * Plays what once happened: one fact a line, in the order of the file. All up to the `outcome` comes from `fire`,
 * what follows it from `listen`, each at its own instant. A `barrier` at the end, and no outcome, blocks.
 */
export const probe: Probe<Options> = {
  channel: 'chat',
  contract: 1,
  parseOptions(raw) {
    const parsed = Options.safeParse(raw)
    if (parsed.success) return parsed.data
    throw new RingbackError('invalid-study', `Expected \`file\` to be a path, got ${JSON.stringify(raw)}`)
  },
  async prepare(_turn, options, { clock, signal }) {
    signal.throwIfAborted()
    const { fired: facts, barrier } = await recorded(options)
    if (barrier !== null) return { kind: 'blocked', barrier: barrier.barrier, passing: barrier.passing, facts }
    let fired = false
    let closed = false
    return {
      kind: 'armed',
      to: 'replay.invalid',
      facts: [],
      async fire() {
        if (fired) throw new RingbackError('wrong-use', 'Expected `fire` to be called once, got a second call')
        fired = true
        if (!closed && !signal.aborted) return facts
        const at = clock.now()
        return [
          { kind: 'outcome', at, outcome: 'rejected', by: null, detail: 'we stopped', queueId: null, messageId: null },
        ]
      },
      async close() {
        closed = true
      },
    }
  },
  async *listen(options, { clock, signal }) {
    for (const fact of (await recorded(options)).heard) {
      await clock.sleep(fact.at, signal)
      yield { contact: null, turn: null, fact }
    }
  },
}

interface Recording {
  readonly fired: readonly Fact[]
  readonly heard: readonly Fact[]
  readonly barrier: FactOf<'barrier'> | null
}

async function recorded({ file }: Options): Promise<Recording> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const facts = lines.map((line): Fact => Fact.parse(JSON.parse(line)) as Fact)
  const end = facts.findIndex(({ kind }) => kind === 'outcome')
  if (end >= 0) return { fired: facts.slice(0, end + 1), heard: facts.slice(end + 1), barrier: null }
  const last = facts.at(-1)
  if (last?.kind === 'barrier') return { fired: facts, heard: [], barrier: last }
  throw new RingbackError('invalid-study', [{ message: 'Expected an `outcome`, or a `barrier` at the end', file }])
}
