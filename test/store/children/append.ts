// Appends so many observations one by one, and says of each when it is kept: append.ts <folder> <stream> <count> <name>
import { openStore } from '../../../src/store/store.ts'
import { stopped } from '../samples.ts'

const [folder = '', stream = '', count = '', name = ''] = process.argv.slice(2)
const { journal, close } = await openStore(folder)
for (let n = 1; n <= Number(count); n++) {
  await journal.append([stopped(`${name}.${n}`, stream)])
  process.stdout.write(`${name}.${n}\n`)
}
await close()
