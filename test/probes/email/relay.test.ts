import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, test } from 'vitest'
import { probe } from '../../../probes/email/probe.ts'
import { contextFor, turnFor } from '../world.ts'
import { type DeskOptions, openDesk } from './desk.ts'

const PASSWORD = 'correct horse'
const login: DeskOptions = {
  server: {
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === PASSWORD ? done(null, { user: 'anna' }) : done(new Error('no such login')),
  },
}

describe('a relay of ours', () => {
  test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'] as const)(
    'is logged in to by %s, and the password is in no evidence',
    async (method) => {
      // CRAM-MD5 never shows the password to the server.
      const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) =>
        done(auth.password === PASSWORD || method === 'CRAM-MD5' ? null : new Error('no such login'), { user: 'anna' })
      const relay = await openDesk({ server: { ...login.server, authMethods: [method], onAuth } })
      const context = contextFor()
      const facts = await send(optionsFor(relay.port), context)
      await relay.close()
      expect(facts.at(-1)).toMatchObject({ kind: 'outcome', outcome: 'accepted', by: 'relay', queueId: '4TkW2Y1zLq' })
      const said = (await texts(facts, context)).at(-1) ?? ''
      expect(said).toContain(`AUTH ${method} (secret left out)`)
      for (const secret of [PASSWORD, base64(PASSWORD), base64(`\0anna\0${PASSWORD}`)])
        expect(said).not.toContain(secret)
      expect(said).toContain('C: MAIL FROM')
    },
  )

  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['a relay without the encryption that we ask for', { delivery: { secure: 'starttls' } }],
    ['a relay that is not there', { delivery: { port: 1 } }],
  ])(
    '%s is our failure, and no barrier of the brand',
    async (_title, { password = PASSWORD, delivery = {} }: Change) => {
      const relay = await openDesk(login)
      const ready = probe.prepare(turnFor(), optionsFor(relay.port, { password, delivery }), contextFor())
      await expect(ready).rejects.toMatchObject({ code: 'sender-failed' })
      await relay.close()
    },
  )

  test('a recipient that it refuses is one that the brand refuses', async () => {
    const relay = await openDesk({ ...login, recipient: [550, 'no such user'] })
    const ready = await probe.prepare(turnFor(), optionsFor(relay.port), contextFor())
    await relay.close()
    expect(ready).toMatchObject({ kind: 'blocked', barrier: 'recipient-refused', passing: false })
  })
})

interface Change {
  readonly password?: string
  readonly delivery?: object
}

function optionsFor(port: number, { password = PASSWORD, delivery = {} }: Change = {}) {
  return probe.parseOptions({
    delivery: { kind: 'relay', host: '127.0.0.1', port, secure: 'none', user: 'anna', ...delivery },
    domain: 'shopper.test',
    password,
    timeouts: { connect: 10_000, ready: 10_000, answer: 10_000 },
  })
}

async function send(options: ReturnType<typeof optionsFor>, context: ReturnType<typeof contextFor>) {
  const ready = await probe.prepare(turnFor(), options, context)
  if (ready.kind !== 'armed') throw new Error(`Expected to arm, got ${JSON.stringify(ready)}`)
  const facts = await ready.fire()
  await ready.close()
  return facts
}

async function texts(facts: Awaited<ReturnType<typeof send>>, { evidence }: ReturnType<typeof contextFor>) {
  const kept = facts.flatMap((fact) => (fact.kind === 'exchange' ? [fact.evidence.sha256] : []))
  return Promise.all(kept.map(async (hash) => Buffer.from((await evidence.get(hash)) ?? []).toString()))
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
