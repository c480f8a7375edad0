import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, millis } from '../support/clock.ts'
import { headerOf } from './letter.ts'
import { type Letter, openMailServer, type Running } from './mail-server.ts'

/** The domain that the shopper writes from. */
export const SHOPPER_DOMAIN = 'shopper.test'

/** The shopper's mail server: it delivers into a Maildir, junk into its folder, each file named for the moment of its receipt. */
export async function openShopperMail(maildir: string, clock: Clock): Promise<Running> {
  for (const folder of [maildir, join(maildir, '.Junk')]) {
    for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, part), { recursive: true })
  }
  let delivered = 0
  return openMailServer(SHOPPER_DOMAIN, clock, async (letter) => {
    delivered += 1
    const name = `${stamp(millis(clock.now()))}P${process.pid}Q${delivered}.localhost`
    const folder = looksLikeJunk(letter) ? join(maildir, '.Junk') : maildir
    await writeFile(join(folder, 'tmp', name), letter.bytes)
    await rename(join(folder, 'tmp', name), join(folder, 'new', name))
  })
}

// Seconds, then microseconds behind an M: the name that mail servers give.
function stamp(milliseconds: number): string {
  const micros = `${(milliseconds % 1000) * 1000}`.padStart(6, '0')
  return `${Math.floor(milliseconds / 1000)}.M${micros}`
}

/** A simple mind, as filters have: whoever shouts is junk. An answer may lie there all the same. */
function looksLikeJunk({ bytes }: Letter): boolean {
  return headerOf(bytes, 'Subject')?.includes('!!!') ?? false
}
