import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What every program of the system is given, whatever the test run itself was given: its servers lie in sbin. */
export const systemEnvironment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' } as const

const exec = promisify(execFile)

/** Runs a program of the system to its end. */
export const systemCommand = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  exec(command, [...args], { env: { ...systemEnvironment, ...env } })
