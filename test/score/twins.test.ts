import { describe, expect, test } from 'vitest'
import { twinLines } from '../../src/score/twins.ts'
import { contactLine } from './lines.ts'

const AFTER = { stage: 'after-sale' } as const
const SILENT = { silentFor: 1000 }

describe('Twins', () => {
  test('are contacts of one brand that differ in one thing only', () => {
    const lines = twinLines([
      contactLine('a', 10),
      contactLine('a', 30, AFTER),
      contactLine('a', 70, { ...AFTER, language: 'de' }),
      contactLine('b', 50, AFTER),
    ])
    expect(lines.map(({ by, first, second, pairs }) => [by, first, second, pairs])).toEqual([
      ['stage', 'before-sale', 'after-sale', 1],
      ['language', 'de', 'en', 1],
    ])
    expect(lines.map(({ shiftSeconds }) => shiftSeconds.estimate)).toEqual([20, -40])
  })

  test('ask the same, by two channels or in two languages', () => {
    const lines = twinLines([
      contactLine('a', 10),
      contactLine('a', 30, { channel: 'form', scenario: 'other' }),
      contactLine('a', 20, { channel: 'form' }),
    ])
    expect(lines.map(({ by, pairs, shiftSeconds }) => [by, pairs, shiftSeconds.estimate])).toEqual([['channel', 1, 10]])
  })

  test('wait by their difference, silence as long as both were listened to', () => {
    const brands = ['a', 'b', 'c', 'd', 'e', 'f']
    const contacts = brands.flatMap((brand, i) => [
      contactLine(brand, 10 * (i + 1)),
      contactLine(brand, i === 5 ? SILENT : 10 * (i + 1) + 100 + i, AFTER),
    ])
    const [line] = twinLines(contacts)
    expect(line).toMatchObject({
      pairs: 6,
      unknown: 0,
      shiftSeconds: { estimate: 102.5, method: 'Hodges–Lehmann, exact' },
    })
    expect(line?.signedRank).toEqual({ n: 6, zeros: 0, v: 21, p: 0.03125, method: 'Wilcoxon, exact' })
    expect(line?.answered).toMatchObject({ both: 5, onlyFirst: 1, onlySecond: 0, neither: 0, p: 1 })
  })

  test('are not compared beyond the time that both were listened to', () => {
    const [line] = twinLines([contactLine('a', 5000), contactLine('a', SILENT, AFTER)])
    expect(line).toMatchObject({ shiftSeconds: { estimate: 0 }, signedRank: { zeros: 1, p: null } })
    expect(line?.answered.neither).toBe(1)
  })

  test('of which one is unknown are counted, and not compared', () => {
    const [line] = twinLines([contactLine('a', 'unknown'), contactLine('a', 30, AFTER)])
    expect(line).toMatchObject({ pairs: 0, unknown: 1, shiftSeconds: { estimate: null }, signedRank: { p: null } })
  })

  test('are none where a contact was never made', () => {
    expect(
      twinLines([contactLine('a', 10), contactLine('a', 'unknown', { ...AFTER, disposition: 'blocked' })]),
    ).toEqual([])
  })
})
