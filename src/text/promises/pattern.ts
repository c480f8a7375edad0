const GAP = '(?:[^.!?]{0,60}?[^.!?a-z0-9]|[^.!?a-z0-9])'

/**
 * One pattern of many phrases of folded words, as people would write them: `please … (reply|answer)`.
 *
 * A space is also a hyphen, and may be missing beside a group that may be missing: `(the)? close`; `*` ends a word in any
 * way; `…` skips a few words of the same sentence. Nothing repeats without end, so a match takes time in proportion to the text.
 */
export function patternOf(list: readonly string[], flags = ''): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${list.map(sourceOf).join('|')})(?![a-z0-9])`, flags)
}

/** The source of one phrase, without its word boundaries. */
export function sourceOf(phrase: string): string {
  return looseSpaces(phrase)
    .replaceAll('*', '[a-z]{0,20}')
    .replace(/(?: \?)? ?… ?/g, GAP)
    .replace(/\((?!\?)/g, (open, at: number, whole: string) => (whole[at - 1] === '\\' ? open : '(?:'))
    .replaceAll(' ?', '[ -]?')
    .replace(/ (?![^[]*\])/g, '[ -]')
}

// Where a group may be missing, the space that parts it from its neighbour may be missing as well.
function looseSpaces(phrase: string): string {
  let loose = phrase.replaceAll(')? ', ')? ?')
  for (let end = loose.indexOf(')?'); end !== -1; end = loose.indexOf(')?', end + 1)) {
    const open = openingOf(loose, end)
    if (loose[open - 1] === ' ') {
      loose = `${loose.slice(0, open)}?${loose.slice(open)}`
      end += 1
    }
  }
  return loose
}

function openingOf(text: string, close: number): number {
  let depth = 0
  for (let at = close; at >= 0; at--) {
    if (text[at] === ')') depth += 1
    if (text[at] === '(') depth -= 1
    if (depth === 0) return at
  }
  return 0
}
