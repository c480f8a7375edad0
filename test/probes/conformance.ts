import { describe, expect, test } from 'vitest'
import { Fact } from '../../src/model/fact.ts'
import type { Armed, Probe, ProbeContext, Turn } from '../../src/probe/probe.ts'
import { contextFor, turnFor } from './world.ts'

/** The other side of a probe, ready to be contacted once or more. */
export interface Bench<Options> {
  readonly options: Options
  /** What the turn needs for this channel, beside the usual. */
  readonly turn?: Partial<Turn>
  readonly context?: Partial<ProbeContext>
  /** How often the irreversible act has reached the other side. */
  acts(): number
  close(): Promise<void>
}

/** A probe under the contract: how to set its world up, and what it can't do, with the reason. */
export interface Candidate<Options> {
  readonly probe: Probe<Options>
  /** A raw value that `parseOptions` refuses. */
  readonly badOptions: unknown
  open(): Promise<Bench<Options>>
  /** Why nothing comes back by the channel itself; null for a probe that listens. */
  readonly doesNotListen: string | null
  /** Why firing changes nothing anywhere; null for a probe that acts. */
  readonly doesNotAct: string | null
}

/** The one suite for all probes: what the runner relies on, whatever the channel. */
export function conforms<Options>(name: string, candidate: Candidate<Options>): void {
  const { probe } = candidate
  const acted = candidate.doesNotAct === null ? 1 : 0

  describe(`${name} keeps the probe contract`, () => {
    test('it speaks version 1 and names its channel', () => {
      expect(probe.contract).toBe(1)
      expect(probe.channel).toMatch(/^[a-z]+$/)
    })

    test('options that it does not know are refused', () => {
      expect(() => probe.parseOptions(candidate.badOptions)).toThrow(expect.objectContaining({ code: 'invalid-study' }))
    })

    test('to prepare and close, twice, does nothing irreversible', () =>
      inWorld(async (bench, context) => {
        for (const turn of [turnFor(bench.turn), turnFor(bench.turn)]) {
          const armed = await arm(turn, bench, context)
          await armed.close()
        }
        expect(bench.acts()).toBe(0)
      }))

    test('to fire acts once and ends with exactly one outcome', () =>
      inWorld(async (bench, context) => {
        const armed = await arm(turnFor(bench.turn), bench, context)
        const facts = await armed.fire()
        await armed.close()
        expect(facts.filter(({ kind }) => kind === 'outcome')).toHaveLength(1)
        expect(bench.acts()).toBe(acted)
      }))

    test('a second call of fire throws, and does not act again', () =>
      inWorld(async (bench, context) => {
        const armed = await arm(turnFor(bench.turn), bench, context)
        await armed.fire()
        await expect(armed.fire()).rejects.toThrow('once')
        await armed.close()
        expect(bench.acts()).toBe(acted)
      }))

    test('close may be called twice, before and after firing', () =>
      inWorld(async (bench, context) => {
        const unfired = await arm(turnFor(bench.turn), bench, context)
        await unfired.close()
        await unfired.close()
        const fired = await arm(turnFor(bench.turn), bench, context)
        await fired.fire()
        await fired.close()
        await fired.close()
        expect(bench.acts()).toBe(acted)
      }))

    test('what was closed can not act any more', () =>
      inWorld(async (bench, context) => {
        const armed = await arm(turnFor(bench.turn), bench, context)
        await armed.close()
        const [outcome] = (await armed.fire()).filter((fact) => fact.kind === 'outcome')
        expect(outcome?.outcome).toBe('rejected')
        expect(bench.acts()).toBe(0)
      }))

    test('an aborted signal ends preparing with its reason', () =>
      inWorld(async (bench, context) => {
        const signal = AbortSignal.abort(new Error('the kill switch'))
        const prepared = probe.prepare(turnFor(bench.turn), bench.options, { ...context, signal })
        await expect(prepared).rejects.toThrow('the kill switch')
        expect(bench.acts()).toBe(0)
      }))

    test('a signal that is aborted after preparing keeps the act from happening', () =>
      inWorld(async (bench, context) => {
        const stop = new AbortController()
        const armed = await arm(turnFor(bench.turn), bench, { ...context, signal: stop.signal })
        stop.abort(new Error('the kill switch'))
        const facts = await armed.fire()
        await armed.close()
        expect(facts.flatMap((fact) => (fact.kind === 'outcome' ? [fact.outcome] : []))).toEqual(['rejected'])
        expect(bench.acts()).toBe(0)
      }))

    test('every fact is one of the model', () =>
      inWorld(async (bench, context) => {
        const armed = await arm(turnFor(bench.turn), bench, context)
        const facts = [...armed.facts, ...(await armed.fire())]
        await armed.close()
        for (const fact of facts) expect(Fact.parse(fact)).toEqual(fact)
      }))

    test('the evidence behind its facts is stored before they are handed out', () =>
      inWorld(async (bench, context) => {
        const armed = await arm(turnFor(bench.turn), bench, context)
        const facts = [...armed.facts, ...(await armed.fire())]
        await armed.close()
        const named = facts.flatMap((fact) => ('evidence' in fact && fact.evidence !== null ? [fact.evidence] : []))
        for (const { sha256, size } of named) expect(await context.evidence.get(sha256)).toHaveLength(size)
      }))

    if (candidate.doesNotListen === null) {
      test('it listens', () => expect(probe.listen).toBeTypeOf('function'))
    } else {
      test(`it does not listen: ${candidate.doesNotListen}`, () => expect(probe.listen).toBeUndefined())
    }
  })

  async function inWorld(body: (bench: Bench<Options>, context: ProbeContext) => Promise<void>): Promise<void> {
    const bench = await candidate.open()
    try {
      await body(bench, contextFor(bench.context))
    } finally {
      await bench.close()
    }
  }

  async function arm(turn: Turn, bench: Bench<Options>, context: ProbeContext): Promise<Armed> {
    const ready = await probe.prepare(turn, bench.options, context)
    if (ready.kind !== 'armed') throw new Error(`Expected ${name} to arm, got ${JSON.stringify(ready)}`)
    return ready
  }
}
