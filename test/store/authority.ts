import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

const CONFIG = `
[req]
distinguished_name = name
prompt = no
x509_extensions = tsa_certificate
[name]
CN = Hourglass & Daughters
[tsa_certificate]
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = certificate.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
`

/** A timestamp authority of our own: openssl behind HTTP. Its certificate is `certificate.pem` in the folder. */
export async function startAuthority(folder: string): Promise<string> {
  writeFileSync(join(folder, 'tsa.cnf'), CONFIG)
  writeFileSync(join(folder, 'serial'), '01\n')
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem']
  openssl(folder, 'req', '-x509', '-config', 'tsa.cnf', ...key, '-days', '2', '-out', 'certificate.pem')
  return listen((question) => {
    writeFileSync(join(folder, 'question.tsq'), question)
    openssl(folder, 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'question.tsq', '-out', 'answer.tsr')
    return { status: 200, body: readFileSync(join(folder, 'answer.tsr')) }
  })
}

/** An HTTP server on loopback that answers every question so. */
export async function listen(answer: (question: Buffer) => { status: number; body: Uint8Array }): Promise<string> {
  const server = createServer(async (request, response) => {
    const { status, body } = answer(await buffer(request))
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Runs openssl in a folder; an error where it fails. */
export function openssl(folder: string, ...words: readonly string[]): string {
  return execFileSync('openssl', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
