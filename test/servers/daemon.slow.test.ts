import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { describeWithServers } from './available.ts'
import { privateFolder } from './private-folder.ts'

describeWithServers('mail', 'the servers of a test run', () => {
  test('end with it, even when it is killed', async () => {
    const module = pathToFileURL(`${import.meta.dirname}/mail-pair.ts`).href
    const script = `
      const { startMailPair } = await import('${module}')
      const mail = await startMailPair({ domains: { 'shopper.test': { users: ['anna'] } } })
      console.log(JSON.stringify(Object.values(mail.ports)))
      setInterval(() => {}, 1_000)`
    const folder = privateFolder('killed')
    onTestFinished(() => folder.remove())
    const run = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder.path },
    })
    const [line] = await once(run.stdout, 'data')
    const ports = JSON.parse(String(line)) as readonly number[]
    expect(await Promise.all(ports.map(isOpen))).toEqual(ports.map(() => true))

    run.kill('SIGKILL')
    await vi.waitUntil(async () => !(await Promise.all(ports.map(isOpen))).includes(true), { timeout: 30_000 })
  })
})

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
