import type { FlatNode, FlatTree } from './tree.ts'

const SILENT = new Set('script style template head title option optgroup textarea iframe object svg math'.split(' '))
const BLOCKS = new Set(
  'address article aside blockquote br button center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol p pre section select table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** White space as a reader sees it. */
export function tidy(text: string, most: number): string {
  const short = text.length > most * 4 ? text.slice(0, most * 4) : text
  return short
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
    .slice(0, most)
}

/** The text within an element on one line; what `skip` says is left out. */
export function textWithin(tree: FlatTree, node: FlatNode, most: number, skip?: (node: FlatNode) => boolean): string {
  return tidy(linesBetween(tree, node.at + 1, node.end, most * 2, skip).join(' '), most)
}

/** The lines of text from one place in the page to another. */
export function linesBetween(
  tree: FlatTree,
  from: number,
  to: number,
  most: number,
  skip?: (node: FlatNode) => boolean,
): readonly string[] {
  const lines: string[] = []
  let line = ''
  let length = 0
  const end = () => {
    const tidied = tidy(line, most)
    if (tidied !== '') lines.push(tidied)
    line = ''
  }
  const closing: number[] = []
  for (let at = from; at < to && length < most; ) {
    const node = tree[at]
    if (node === undefined) break
    while (closing.length > 0 && (closing.at(-1) as number) <= at) {
      closing.pop()
      end()
    }
    if (node.tag === '') {
      line += node.text
      length += node.text.trim().length
    } else if (SILENT.has(node.tag) || skip?.(node)) {
      at = node.end
      continue
    } else if (BLOCKS.has(node.tag)) {
      end()
      closing.push(node.end)
    } else if (node.tag === 'img') line += ` ${node.attributes.get('alt') ?? ''} `
    at += 1
  }
  end()
  return lines
}
