import { nameWords } from '../../src/page/fold.ts'
import type { Visited } from './visit.ts'

/** The languages in which a site offers itself: what its pages are in, and what they link to as the same page elsewhere. */
export function languagesOf(pages: readonly Visited[]): readonly string[] {
  const spoken = pages.flatMap(({ language }) => language ?? [])
  const said = pages.flatMap(({ statements }) =>
    statements.contacts.flatMap(({ languages }) => languages.flatMap(codeOf)),
  )
  const linked = pages.flatMap(({ snapshot }) =>
    (snapshot?.links ?? [])
      .filter(({ text }) => /^[A-Z]{2}$|^\p{L}{4,12}$/u.test(text.trim()))
      .flatMap(({ text }) => codeOf(text)),
  )
  return [...new Set([...spoken, ...said, ...linked])].filter((code) => /^[a-z]{2}$/.test(code))
}

const CODES = 'en fr de es it nl pt pl sv da no fi cs hu ru tr ja zh ko ar el ro bg uk sk sl hr'.split(' ')
const names = new Map(
  CODES.flatMap((code) => [
    [code, code] as const,
    ...[code, 'en'].map(
      (into) =>
        [nameWords(new Intl.DisplayNames([into], { type: 'language' }).of(code) ?? code).join(' '), code] as const,
    ),
  ]),
)

function codeOf(text: string): readonly string[] {
  const code = names.get(nameWords(text).join(' '))
  return code === undefined ? [] : [code]
}
