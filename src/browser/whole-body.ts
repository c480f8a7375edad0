import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** A request's body as the browser's protocol shows it: a chosen file is an entry without bytes. */
export interface ShownBody {
  readonly hasPostData?: boolean
  readonly postDataEntries?: readonly { readonly bytes?: string }[]
}

/** The whole body of a request, with the chosen files put back where they belong; null where a part can't be known. */
export async function wholeBody(shown: ShownBody, uploads: readonly string[]): Promise<Uint8Array | null> {
  const entries = shown.postDataEntries ?? []
  if (entries.length === 0) return shown.hasPostData ? null : new Uint8Array()
  const parts: Uint8Array[] = []
  for (const { bytes } of entries) {
    const part = bytes === undefined ? await chosenFile(parts.at(-1), uploads) : Buffer.from(bytes, 'base64')
    if (part === null) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The file whose name the part's headers just before it tell. */
async function chosenFile(before: Uint8Array | undefined, uploads: readonly string[]): Promise<Uint8Array | null> {
  const head = Buffer.from(before ?? []).toString('utf8')
  const name = /filename="([^"\r\n]*)"[^"]*\r\n\r\n$/.exec(head)?.[1]
  if (name === undefined) return null
  const written = name.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
  const paths = new Set(uploads.filter((path) => basename(path) === written))
  const [path] = paths
  return path === undefined || paths.size > 1 ? null : readFile(path)
}
