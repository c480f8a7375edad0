// Tries to intend the opening of each contact, and says of each whether it won: intend.ts <folder> <stream> <contact>...
import { once } from 'node:events'
import { openStore } from '../../../src/store/store.ts'
import { intent } from '../samples.ts'

const [folder = '', stream = '', ...contacts] = process.argv.slice(2)
const { journal, close } = await openStore(folder)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
for (const contact of contacts) {
  const answer = await journal.appendIntent(intent(contact, 'opening', stream), () => null)
  process.stdout.write(`${'kind' in answer ? answer.code : 'won'} ${contact}\n`)
}
await close()
process.stdin.destroy()
