const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '#': ' no ',
}

/** The words of a text in lower case, without accents and punctuation: `E-Mail-Adresse` is e, mail, adresse. */
export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Lower case and without accents, so that spellings of one word become the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđı#]/g, (letter) => LETTERS[letter] ?? letter)
}

/** The words within a name that a program gave: `contactFirstName[2]` is contact, first, name. */
export function nameWords(name: string): readonly string[] {
  return wordsOf(
    name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .replace(/[_\d]+/g, ' '),
  )
}
