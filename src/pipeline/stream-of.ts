import { Stream } from '../model/observation.ts'
import { RingbackError } from '../support/errors.ts'

/** The chain of a worker or of a person, by the name that the command was given. */
export function streamOf(kind: 'worker' | 'person', name: string): Stream {
  const stream = Stream.safeParse(`${kind}:${name}`)
  if (stream.success) return stream.data
  throw new RingbackError('wrong-use', `Expected a ${kind}'s short name such as \`${EXAMPLES[kind]}\`, got \`${name}\``)
}

const EXAMPLES = { worker: 'worker-2', person: 'reader-1' } as const
