import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/support/package-root.ts'

const folder = join(packageRoot, 'reports')
// The contact sheet is a working page of `discover`, with a script of its own: it goes to nobody.
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ejs') && name !== 'contact-sheet.ejs',
)
const css = readFileSync(join(folder, 'report.css'), 'utf8')

describe.each(templates)('The template %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  test('puts nothing in unescaped but other templates and the style', () => {
    const raw = Array.from(text.matchAll(/<%-\s*(.*?)\s*%>/gs), ([, code = '']) => code)
    expect(
      raw.filter(
        (code) =>
          !['css', 'draw(curve)'].includes(code) &&
          !/^at\([^()]*(\([^()]*\([^()]*\)[^()]*\)|\([^()]*\))?[^()]*\)$/.test(code) &&
          !/^include\('[a-z/-]+'(, \{[^()]*(\([^()]*\))?[^()]* \})?\)$/.test(code),
      ),
    ).toEqual([])
  })

  test('has no script, and no place where one could run', () => {
    expect(text).not.toMatch(/<script|\son[a-z]+\s*=|javascript:|style\s*=/i)
    const attributes = Array.from(text.matchAll(/(\w+)="[^"]*<%=/g), ([, attribute = '']) => attribute)
    expect(
      [...new Set(attributes)].filter((one) => !['id', 'class', 'href', 'label', 'title', 'datetime'].includes(one)),
    ).toEqual([])
    const links = Array.from(text.matchAll(/href="([^"]*)"/g), ([, link = '']) => link)
    expect(links.filter((link) => !/^(#|<%= linkTo\(|\.\.\/index\.html$)/.test(link))).toEqual([])
  })

  test('quotes every attribute that has a value in it', () => expect(text).not.toMatch(/=<%/))
})

describe('The style', () => {
  test('asks nothing of any network', () => expect(css).not.toMatch(/url\(|@import|@font-face/))

  // WCAG 2.2, 1.4.3: text has a contrast of 4.5 to 1.
  test.each(['light', 'dark'])('has enough contrast in its %s colours', (scheme) => {
    const colours = coloursOf(scheme)
    const weak = ['ink', 'quiet', 'accent', 'good', 'bad', 'open'].flatMap((text) =>
      ['ground', 'paper'].filter((back) => contrast(colours, text, back) < 4.5).map((back) => `${text} on ${back}`),
    )
    expect(weak).toEqual([])
  })
})

type Colours = Readonly<Record<string, string>>

function coloursOf(scheme: string): Colours {
  const blocks = Array.from(css.matchAll(/:root \{([^}]*)\}/g), ([, block = '']) => block)
  const block = blocks[scheme === 'dark' ? 1 : 0] ?? ''
  return Object.fromEntries(
    Array.from(block.matchAll(/--(\w+): (#[0-9a-f]{6})/g), ([, name = '', colour = '']) => [name, colour]),
  )
}

function contrast(colours: Colours, a: string, b: string): number {
  const [darker = 0, lighter = 0] = [a, b].map((name) => luminance(colours[name] ?? '#')).toSorted((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = Number.NaN, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
