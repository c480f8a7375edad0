import { wordsOf } from './fold.ts'
import type { PageSnapshot } from './snapshot.ts'
import { LANGUAGES } from './words/words.ts'

const READ = 6_000
const SURE = 6

const BY_WORD = new Map<string, string[]>()
for (const [code, { common }] of Object.entries(LANGUAGES)) {
  for (const word of common.flatMap(wordsOf)) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), code])
}

/** The languages whose words count most on this page: what its text is in, what it says it is in, and English. */
export function languagesOf(page: Pick<PageSnapshot, 'language' | 'text'>): ReadonlySet<string> {
  const languages = new Set<string>(['en'])
  const declared = page.language?.slice(0, 2).toLowerCase()
  const known = declared === 'nb' || declared === 'nn' ? 'no' : declared
  if (known !== undefined && known in LANGUAGES) languages.add(known)
  const spoken = mostSpoken(page.text.slice(0, READ))
  if (spoken !== null) languages.add(spoken)
  return languages
}

function mostSpoken(text: string): string | null {
  const counts = new Map<string, number>()
  const count = (codes: readonly string[]) => {
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  for (const word of wordsOf(text)) count(BY_WORD.get(word) ?? [])
  // Scripts without spaces have no words to look up; a kana tells Japanese from Chinese.
  const kana = text.match(/[\u3040-\u30ff]/g)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (kana > SURE) counts.set('ja', kana)
  else if (han > SURE) counts.set('zh', han)
  const [best] = [...counts].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= SURE ? best[0] : null
}
