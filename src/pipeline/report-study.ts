import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ContactLine, Result } from '../model/result.ts'
import type { Sha256 } from '../model/words.ts'
import { RULES_VERSION } from '../observe/rules-version.ts'
import { gateExit } from '../report/gate.ts'
import { writePdf } from '../report/pdf.ts'
import { type ReportOptions as Choices, writeReport } from '../report/write-report.ts'
import { hashOf, sha256 } from '../support/canonical.ts'
import { compute } from './compute.ts'
import { note, sealStudy } from './journal-keeper.ts'
import { openStudy } from './open-study.ts'
import type { World } from './world.ts'

/** What a caller may choose beside. */
export interface ReportOptions extends Choices {
  /** The page on paper too. */
  readonly pdf?: boolean
}

/** What was shown, and where it lies. */
export interface Reported {
  readonly files: readonly string[]
  readonly result: Result
  readonly contacts: readonly ContactLine[]
  /** The exit code of a gate: 10 a promise is broken, 11 one still may be, else 0. Without a gate 0. */
  readonly exit: number
}

/** Computes the result, writes the report, and notes in the journal what was published. */
export async function reportStudy(folder: string, world: World, options: ReportOptions = {}): Promise<Reported> {
  const study = await openStudy(folder, world)
  try {
    await sealStudy(study, 'report')
    const { result, contacts } = await compute(study)
    const files = await writeReport(join(folder, 'report'), { result, contacts }, options)
    await note(study, {
      kind: 'published',
      at: world.clock.now(),
      head: result.method.head,
      result: hashOf(result),
      contacts: hashOf(contacts),
      rules: RULES_VERSION,
      files: await hashesOf(files),
    })
    // Last: without a browser there is no PDF, and all else is there all the same.
    const pdf = options.pdf ? [await writePdf(join(folder, 'report'))] : []
    return {
      files: [...files, ...pdf],
      result,
      contacts,
      exit: options.gate === undefined ? 0 : gateExit(result, options.gate),
    }
  } finally {
    await study.close()
  }
}

async function hashesOf(files: readonly string[]): Promise<Readonly<Record<string, Sha256>>> {
  const hashed = files.map(async (file) => [basename(file), sha256(await readFile(file))] as const)
  return Object.fromEntries(await Promise.all(hashed))
}
