// Kills whole runs at random moments, a thousand times by default, and counts what went wrong. A person runs it: it takes a while.
import { parseArgs } from 'node:util'
import { accountsOf, wrongsOf } from '../test/pipeline/rig/accounts.ts'
import { openRig } from '../test/pipeline/rig/rig.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    'per-study': { type: 'string', default: '10' },
    at: { type: 'string', default: '3' },
  },
})
const [kills, perStudy, abreast] = [Number(values.kills), Number(values['per-study']), Number(values.at)]
const tally = { kills: 0, studies: 0, turns: 0, messages: 0, unknown: 0, wrongs: [] as string[] }

/** One study, killed again and again until it has had its share, then let through. */
async function study(share: number): Promise<void> {
  const rig = await openRig()
  try {
    for (let i = 0; i < share; i++) {
      const ended = await rig.run(null, { killAfter: Math.random() * 2000 })
      if (ended !== 'SIGKILL') break
      tally.kills += 1
    }
    await rig.run()
    const told = await accountsOf(rig)
    tally.studies += 1
    tally.turns += rig.desk.mails.length + rig.desk.posts.length
    tally.messages += rig.desk.sent.length
    tally.unknown += told.observations.filter(
      ({ fact }) => fact.kind === 'outcome' && fact.outcome === 'unknown',
    ).length
    tally.wrongs.push(...wrongsOf(rig.desk, told))
  } finally {
    await rig.close()
  }
}

async function worker(): Promise<void> {
  while (tally.kills < kills) {
    await study(Math.min(perStudy, kills - tally.kills))
    process.stderr.write(`${tally.kills} of ${kills} kills, ${tally.wrongs.length} wrong\n`)
  }
}

await Promise.all(Array.from({ length: abreast }, worker))
console.table([{ ...tally, wrongs: tally.wrongs.length }])
for (const wrong of tally.wrongs) console.log(wrong)
process.exitCode = tally.wrongs.length === 0 ? 0 : 4
