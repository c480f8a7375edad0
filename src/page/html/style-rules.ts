import type { HiddenBy } from '../snapshot.ts'
import type { FlatNode, FlatTree } from './tree.ts'

/** What the page's own `<style>` elements hide by simple selectors: a tag, an id, classes. */
export interface HidingRules {
  of(node: FlatNode): HiddenBy | null
}

interface Rule {
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly hides: HiddenBy
}

const MOST_CSS = 200_000
const MOST_RULES = 500

/** Reads the rules that hide. Those for print, for a state or under another element are left alone: they need a browser. */
export function readHidingRules(tree: FlatTree): HidingRules {
  const rules: Rule[] = []
  for (const node of tree) {
    if (node.tag !== 'style' || /print/i.test(node.attributes.get('media') ?? '')) continue
    const css = tree
      .slice(node.at + 1, node.end)
      .map(({ text }) => text)
      .join('')
    for (const rule of rulesOf(css.slice(0, MOST_CSS))) if (rules.length < MOST_RULES) rules.push(rule)
  }
  const byKey = Map.groupBy(rules, ({ id, classes, tag }) => (id !== null ? `#${id}` : `.${classes[0] ?? tag}`))
  return {
    of(node) {
      if (byKey.size === 0) return null
      const id = node.attributes.get('id') ?? null
      const classes = classesOf(node)
      for (const key of [`#${id}`, ...classes.map((name) => `.${name}`)]) {
        for (const rule of byKey.get(key) ?? []) {
          if (rule.tag !== null && rule.tag !== node.tag) continue
          if (rule.id !== null && rule.id !== id) continue
          if (rule.classes.every((name) => classes.includes(name))) return rule.hides
        }
      }
      return null
    },
  }
}

/** How a declaration block hides what it styles; null where it does not. */
export function hidesByStyle(style: string): HiddenBy | null {
  const css = style.toLowerCase().replace(/\s+/g, '')
  if (/(^|;)display:none/.test(css)) return 'display'
  if (/(^|;)visibility:(hidden|collapse)/.test(css)) return 'visibility'
  if (/(^|;)opacity:0?(\.0+)?(;|!|$)/.test(css)) return 'opacity'
  if (
    /(^|;)(left|top|right|bottom|margin-left|margin-top|text-indent):-(\d{4,}(\.\d+)?(px)?|\d{2,}r?em|\d{3,}(%|vw|vh))/.test(
      css,
    )
  )
    return 'off-screen'
  if (/(^|;)(clip:rect\((0|1px|0px)|clip-path:(inset\((50|100)%|circle\(0|polygon\(00,?0?))/.test(css)) return 'clipped'
  if (
    /(^|;)(max-)?(height|width):[01](px)?(;|!|$)/.test(css) &&
    /overflow:hidden|position:absolute|border:0|padding:0/.test(css)
  )
    return 'zero-size'
  if (/transform:(scale\(0(\.0+)?\)|translate[xy]?\(-\d{4,}px)/.test(css)) return 'zero-size'
  return null
}

export function classesOf(node: FlatNode): readonly string[] {
  const value = node.attributes.get('class')
  return value === undefined ? [] : value.split(/\s+/).filter((name) => name !== '')
}

function* rulesOf(css: string): Generator<Rule> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, ' ')
  let depth = 0
  let start = 0
  let selector = ''
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain[at]
    if (char === '{') {
      if (depth === 0) selector = plain.slice(start, at).trim()
      depth += 1
      start = at + 1
    } else if (char === '}') {
      if (depth === 1 && !selector.startsWith('@')) yield* simpleRules(selector, plain.slice(start, at))
      depth = Math.max(0, depth - 1)
      start = at + 1
    } else if (char === ';' && depth === 0) start = at + 1
  }
}

function* simpleRules(selectors: string, body: string): Generator<Rule> {
  const hides = hidesByStyle(body)
  if (hides === null) return
  for (const selector of selectors.split(',')) {
    const parts = /^([a-z0-9]+)?(?:#([\w-]+))?((?:\.[\w-]+)*)$/i.exec(selector.trim())
    if (parts === null) continue
    const [, tag, id, classes] = parts
    if (id === undefined && !classes) continue
    yield {
      tag: tag?.toLowerCase() ?? null,
      id: id ?? null,
      classes: (classes ?? '').split('.').filter((name) => name !== ''),
      hides,
    }
  }
}
