import { expect, test } from 'vitest'
import type { FindingKind } from '../../src/store/verify.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { newFolder } from './folder.ts'
import { sealedStudy } from './tamper.ts'

/** What is done to a sealed study, and exactly what verify must find: kind, where, and words of the message. */
export type Tampering = readonly [
  title: string,
  act: (folder: string) => Promise<void> | void,
  expected: readonly (readonly [kind: FindingKind, where: string, message: string])[],
]

/** One test a tampering: verify finds this, and nothing else. */
export function namesEach(tamperings: readonly Tampering[]): void {
  test.each(tamperings)('%s', async (_, act, expected) => {
    const folder = await newFolder()
    await sealedStudy(folder)
    await act(folder)
    const found = await verifyStore(folder)
    expect(found.map(({ kind, where }) => [kind, where])).toEqual(expected.map(([kind, where]) => [kind, where]))
    for (const [index, [kind, , message]] of expected.entries()) {
      expect(found[index]?.message).toContain(message)
      expect(found[index]?.fault).toBe(!NOTICES.includes(kind))
    }
  })
}

const NOTICES: readonly FindingKind[] = ['orphan', 'deleted', 'seal-unrecorded']
