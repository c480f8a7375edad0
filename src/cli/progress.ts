import { Listr } from 'listr2'
import type { World } from '../pipeline/world.ts'
import { realWorld } from './world.ts'

/**
 * Long work under a title. On a terminal a list that turns, with the last thing that happened; elsewhere plain lines on stderr.
 * What the command prints at its end is printed after, so that it can be piped.
 */
export async function withProgress<T>(title: string, work: (world: World) => Promise<T>): Promise<T> {
  const world = realWorld()
  if (!process.stdout.isTTY || !process.stderr.isTTY) return work(world)
  const done: { value?: T } = {}
  const list = new Listr([
    {
      title,
      task: async (_, task) => {
        done.value = await work({
          ...world,
          log: (line) => {
            task.output = line
          },
        })
      },
    },
  ])
  await list.run()
  return done.value as T
}
