// Keeps so many letters one by one, bytes first and then the row, and says of each when it is kept: receive.ts <folder> <count> <name>
import { openStore } from '../../../src/store/store.ts'
import { AT, note } from '../samples.ts'

const [folder = '', count = '', name = ''] = process.argv.slice(2)
const { journal, evidence, close } = await openStore(folder)
for (let n = 1; n <= Number(count); n++) {
  const letter = await evidence.put(new TextEncoder().encode(`${name}.${n}`), 'text/plain')
  await journal.append([note({ kind: 'page', at: AT, url: `${name}.${n}`, status: 200, evidence: letter })])
  process.stdout.write(`${name}.${n}\n`)
}
await close()
