/** Lower case, without accents, apostrophes straightened: `Réponse` and `REPONSE` become the same. Lines stay lines. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
}

/** Only letters and digits, folded: two texts that differ in wrapping, quotes and punctuation become the same. */
export function squash(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
