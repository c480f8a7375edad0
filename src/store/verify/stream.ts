import type { Head } from '../../model/observation.ts'
import { NOTHING_BEFORE } from '../chain.ts'
import { type Finding, fault } from './finding.ts'
import type { CheckedRow } from './row.ts'

/** A head that somebody saw: the journal itself, a seal, a printed report. */
export interface Mark extends Head {
  readonly by: string
}

/** Follows one stream's chain row by row, in the order of their being written. */
export interface StreamCheck {
  next(row: CheckedRow): readonly Finding[]
  end(): readonly Finding[]
}

/** Follows a stream, and holds it against its head and against what others saw of it. */
export function checkStream(stream: string, head: Head | undefined, marks: readonly Mark[]): StreamCheck {
  let last = { seq: 0, hash: NOTHING_BEFORE, sound: true }
  let agreed = 0
  const gaps: { from: number; to: number }[] = []
  const ref = (seq: number) => `${stream}#${seq}`

  return {
    next(row) {
      if (row.seq <= last.seq) return [lateComer(row.seq)]
      const findings: Finding[] = []
      if (row.seq > last.seq + 1) gaps.push({ from: last.seq + 1, to: row.seq - 1 })
      else if (row.previous !== last.hash && row.sound && last.sound) findings.push(brokenLink(row.seq))
      // A first row that begins no chain is named already: the second need not say so again.
      last = row.seq === 1 && findings.length > 0 ? { ...row, sound: false } : row
      for (const mark of marks) {
        if (mark.seq !== row.seq || !row.sound) continue
        if (mark.hash === row.hash) agreed = row.seq
        else findings.push(rewritten(mark))
      }
      return findings
    },

    end() {
      const removed = gaps.map(({ from, to }) => {
        const where = from === to ? ref(from) : `${ref(from)} to #${to}`
        return fault('removed', where, `\`${where}\` was removed: #${from - 1} is followed by #${to + 1}.`)
      })
      return [...removed, ...shortened(), ...headDiffers()]
    },
  }

  function lateComer(seq: number): Finding {
    const gap = gaps.findIndex(({ from, to }) => seq >= from && seq <= to)
    const found = gaps[gap]
    if (found === undefined) return fault('added', ref(seq), `\`${ref(seq)}\` stands in the journal twice.`)
    const parts = [
      { from: found.from, to: seq - 1 },
      { from: seq + 1, to: found.to },
    ]
    gaps.splice(gap, 1, ...parts.filter(({ from, to }) => from <= to))
    return fault('reordered', ref(seq), `\`${ref(seq)}\` was reordered: it stands after #${last.seq}.`)
  }

  function brokenLink(seq: number): Finding {
    if (seq === 1) return fault('replaced', ref(1), `\`${ref(1)}\` was replaced: it does not begin a chain.`)
    const before = ref(seq - 1)
    return fault('replaced', before, `\`${before}\` was replaced: it is not the one that #${seq} followed.`)
  }

  function rewritten({ seq, by }: Mark): Finding {
    return fault(
      'rewritten',
      ref(seq),
      `\`${stream}\` was rewritten between #${agreed + 1} and #${seq}: ${by} saw another #${seq}.`,
    )
  }

  function shortened(): readonly Finding[] {
    const beyond = [...(head === undefined ? [] : [{ ...head, by: 'its head' }]), ...marks].filter(
      ({ seq }) => seq > last.seq,
    )
    if (beyond.length === 0) return []
    const witnesses = [...new Set(beyond.map(({ by, seq }) => `${by} names #${seq}`))].join(', ')
    if (last.seq === 0) return [fault('stream-missing', stream, `\`${stream}\` was removed whole: ${witnesses}.`)]
    return [fault('truncated', stream, `\`${stream}\` was cut off: it ends at #${last.seq}; ${witnesses}.`)]
  }

  function headDiffers(): readonly Finding[] {
    if (head === undefined) {
      return last.seq === 0
        ? []
        : [fault('head-differs', stream, `\`${stream}\` has no head in the journal's table of heads.`)]
    }
    if (head.seq > last.seq || (head.seq === last.seq && (head.hash === last.hash || !last.sound))) return []
    const message =
      head.seq === last.seq
        ? `\`${stream}\` ends at another #${last.seq} than its head names: one of the two was changed.`
        : `\`${stream}\` ends at #${last.seq}, its head names #${head.seq}: rows were added beside the journal, or the head was changed.`
    return [fault('head-differs', stream, message)]
  }
}
