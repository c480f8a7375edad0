import { join } from 'node:path'
import type { ContactLine, Result } from '../model/result.ts'
import { RULES_VERSION } from '../observe/rules-version.ts'
import { writeReport } from '../report/write-report.ts'
import { hashOf } from '../support/canonical.ts'
import { compute } from './compute.ts'
import { note, sealStudy } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import type { World } from './world.ts'

/** What was shown, and where it lies. */
export interface Reported {
  readonly files: readonly string[]
  readonly result: Result
  readonly contacts: readonly ContactLine[]
}

/** Computes the result, writes the report, and notes in the journal what was published. */
export async function reportStudy(folder: string, world: World): Promise<Reported> {
  const study = await openStudy(folder, world)
  try {
    await sealStudy(study, 'report')
    const { result, contacts } = await compute(study)
    const files = await writeReport(join(folder, 'report'), { result, contacts })
    await note(study, {
      kind: 'published',
      at: world.clock.now(),
      head: result.method.head,
      result: hashOf(result),
      contacts: hashOf(contacts),
      rules: RULES_VERSION,
    })
    return { files, result, contacts }
  } finally {
    await study.close()
  }
}
