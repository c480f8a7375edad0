// Most lines are plain, and need no more than small letters.
const PLAIN = /^[\n\r\t -~]*$/
const SPACES = /[^\S\n]+/g

/** Lower case, without accents, apostrophes straightened: `Réponse` and `REPONSE` become the same. Lines stay lines. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll('`', "'").replace(SPACES, ' ')
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(SPACES, ' ')
}

/** Only letters and digits, folded: two texts that differ in wrapping, quotes and punctuation become the same. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
