const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg'])
const BLOCKS = new Set(
  'address article blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  euro: '€',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  iexcl: '¡',
  iquest: '¿',
  ordm: 'º',
  ordf: 'ª',
  deg: '°',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
}
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
}
const MOST_CHARACTERS = 2_000_000
const DEEPEST_QUOTE = 20

/** What an HTML mail shows, as text: a line a block, quoted blocks marked by `>`. One pass, whatever the markup. */
export function htmlToText(html: string): string {
  const source = html.slice(0, MOST_CHARACTERS)
  const lines: string[] = []
  let line = ''
  let depth = 0
  let silent: string | null = null
  const breakLine = () => {
    lines.push(`${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${line.replace(/[ \t]+/g, ' ').trim()}`)
    line = ''
  }
  for (let at = 0; at < source.length; ) {
    const open = source.indexOf('<', at)
    const end = open === -1 ? source.length : open
    if (silent === null) line += decodeEntities(source.slice(at, end)).replace(/\s+/g, ' ')
    if (open === -1) break
    const tag = readTag(source, open)
    at = tag.end
    if (silent !== null) {
      if (tag.closes && tag.name === silent) silent = null
      continue
    }
    if (SILENT.has(tag.name) && !tag.closes) silent = tag.name
    else if (tag.name === 'br') breakLine()
    else if (BLOCKS.has(tag.name)) {
      if (line.trim() !== '') breakLine()
      if (tag.name === 'p' && lines.at(-1) !== '') breakLine()
    } else if (tag.name === 'td' || tag.name === 'th') line += ' '
    if (tag.name === 'blockquote') depth = Math.min(DEEPEST_QUOTE, Math.max(0, depth + (tag.closes ? -1 : 1)))
  }
  breakLine()
  return lines.join('\n').trim()
}

function readTag(
  source: string,
  open: number,
): { readonly name: string; readonly closes: boolean; readonly end: number } {
  if (source.startsWith('<!--', open)) {
    const close = source.indexOf('-->', open + 4)
    return { name: '', closes: false, end: close === -1 ? source.length : close + 3 }
  }
  const [, slash = '', name = ''] = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(source.slice(open, open + 24)) ?? []
  if (name === '' && source[open + 1] !== '!' && source[open + 1] !== '?')
    return { name: '', closes: false, end: open + 1 }
  const close = source.indexOf('>', open)
  return { name: name.toLowerCase(), closes: slash !== '', end: close === -1 ? source.length : close + 1 }
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/g, (whole, name: string) => {
    if (name.startsWith('#')) return fromCode(name, whole)
    const [, letter = '', accent = ''] = /^([a-zA-Z])(grave|acute|circ|tilde|uml|cedil)$/.exec(name) ?? []
    return ENTITIES[name] ?? (letter === '' ? whole : `${letter}${ACCENTS[accent]}`.normalize('NFC'))
  })
}

function fromCode(name: string, whole: string): string {
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
