import { writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { der } from '../../src/store/der.ts'
import { seal } from '../../src/store/seal.ts'
import { openStore } from '../../src/store/store.ts'
import { readTimestamp, requestTimestamp, timestampQuery } from '../../src/store/timestamp.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { canonical, sha256 } from '../../src/support/canonical.ts'
import { hasOpenssl, listen, openssl, startAuthority } from './authority.ts'
import { newFolder } from './folder.ts'
import { AT, stopped } from './samples.ts'
import { tamper } from './tamper.ts'

const wanted = { at: AT, because: 'close', plan: null } as const
const hash = sha256('the study head')

describe.skipIf(!hasOpenssl)('with an authority (needs openssl)', () => {
  test('the question is one that openssl reads', async () => {
    const folder = await newFolder()
    writeFileSync(join(folder, 'question.tsq'), timestampQuery(hash))
    const text = openssl(folder, 'ts', '-query', '-in', 'question.tsq', '-text')
    expect(text).toContain('Hash Algorithm: sha256')
    expect(text).toContain('Certificate required: yes')
  })

  test('a seal carries a token that openssl verifies against the authority', async () => {
    const folder = await newFolder()
    const authority = await startAuthority(folder)
    const store = await openStore(join(folder, '.ringback'))
    await store.journal.append([stopped('one')])
    const made = await seal(store, wanted, authority)
    await store.close()

    expect(made.unwitnessed).toBeNull()
    const token = made.seal.timestamp ?? ''
    expect(readTimestamp(token)).toMatchObject({
      hash: made.seal.hash,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })
    writeFileSync(join(folder, 'token.der'), Buffer.from(token, 'base64'))
    const verify = ['ts', '-verify', '-in', 'token.der', '-token_in', '-CAfile', 'certificate.pem', '-digest']
    expect(openssl(folder, ...verify, made.seal.hash)).toContain('Verification: OK')
    expect(() => openssl(folder, ...verify, hash)).toThrow()
    expect(await verifyStore(join(folder, '.ringback'))).toEqual([])
  })

  test('verify names a seal that carries the timestamp of something else', async () => {
    const folder = await newFolder()
    const token = await requestTimestamp(await startAuthority(folder), hash)
    const store = await openStore(folder)
    const made = await seal(store, wanted)
    await store.close()
    await writeFile(join(folder, 'seals.jsonl'), `${canonical({ ...made.seal, timestamp: token })}\n`)
    tamper(folder, 'delete from seals')
    const message = 'Seal 1 carries the timestamp of something else.'
    expect(await verifyStore(folder)).toEqual([{ kind: 'seal-broken', where: 'seal 1', message, fault: true }])
  })

  test('a token for another hash is not taken', async () => {
    const folder = await newFolder()
    const honest = await startAuthority(folder)
    await requestTimestamp(honest, hash)
    const stale = await readFile(join(folder, 'answer.tsr'))
    const liar = await listen(() => ({ status: 200, body: stale }))
    await expect(requestTimestamp(liar, sha256('another'))).rejects.toThrow('it witnessed another hash')
  })
})

describe('without a timestamp', () => {
  const refusal = der(0x30, der(0x30, der(0x02, Uint8Array.of(2))))
  const oddGrant = der(0x30, der(0x30, der(0x02, Uint8Array.of(0))), der(0x30))
  test.each([
    ['an authority that fails', { status: 500, body: new Uint8Array() }, 'it answered 500'],
    ['an authority that refuses', { status: 200, body: refusal }, 'it refused'],
    ['an authority that sends no DER', { status: 200, body: Buffer.from('<html>') }, 'The DER'],
    ['an authority that sends half of it', { status: 200, body: refusal.subarray(0, 3) }, 'The DER ends'],
    ['an authority that grants nothing', { status: 200, body: oddGrant }, 'The DER has fewer'],
  ])('%s: the seal is made all the same, and says so', async (_, answer, because) => {
    const folder = await newFolder()
    const authority = await listen(() => answer)
    const store = await openStore(folder)
    const made = await seal(store, wanted, authority)
    await store.close()
    expect(made.seal.timestamp).toBeNull()
    expect(made.unwitnessed?.message).toContain(`The timestamp authority ${authority} gave no timestamp: ${because}`)
    expect(await verifyStore(folder)).toEqual([])
  })
})
