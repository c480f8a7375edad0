import { createServer } from 'node:net'

/** A run of neighbouring ports that nothing listens on, below the range that outgoing connections take theirs from. */
export async function freePorts(count: number): Promise<readonly number[]> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = 10_000 + 20 * Math.floor(Math.random() * 1_000)
    const ports = Array.from({ length: count }, (_, index) => first + index)
    const free = await Promise.all(ports.map(isFree))
    if (free.every(Boolean)) return ports
  }
  throw new Error(`Expected ${count} free neighbouring ports on 127.0.0.1, but found none in 50 tries`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
