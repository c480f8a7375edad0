import { type FormSnapshot, type HeadingSnapshot, type HiddenBy, SNAPSHOT_BOUNDS } from '../snapshot.ts'
import { ancestorsOf } from './find-labels.ts'
import type { FlatNode, FlatTree, FormSpan } from './tree.ts'
import { linesBetween, textWithin, tidy } from './words.ts'

const BEFORE = 400
const MOST_LINKS = 20

/** Reads the `<form>` elements of a page, without their fields. */
export function readForms(
  tree: FlatTree,
  forms: readonly FormSpan[],
  hidden: readonly (HiddenBy | null)[],
  selectorOf: (node: FlatNode) => string,
): readonly FormSnapshot[] {
  const headings = tree.filter(isHeading)
  return forms.map(({ node: form, from, to }, index) => {
    const { attributes } = form
    const cut = (name: string) => attributes.get(name)?.slice(0, SNAPSHOT_BOUNDS.attribute) ?? null
    const within = tree.slice(from + 1, to)
    const method = attributes.get('method')?.trim().toLowerCase()
    return {
      frame: 0,
      index,
      selector: selectorOf(form),
      hosts: form.hosts.map((host) => selectorOf(tree[host] as FlatNode)),
      id: cut('id'),
      name: cut('name'),
      className: cut('class'),
      role: cut('role'),
      ariaLabel: cut('aria-label'),
      action: cut('action'),
      method: method === 'post' || method === 'dialog' ? method : 'get',
      enctype: cut('enctype'),
      heading: headingOf(tree, headings, from, to),
      legends: within
        .filter(({ tag }) => tag === 'legend')
        .slice(0, 10)
        .map((legend) => textWithin(tree, legend, SNAPSHOT_BOUNDS.label)),
      text: tidy(linesBetween(tree, from + 1, to, SNAPSHOT_BOUNDS.formText * 2).join(' '), SNAPSHOT_BOUNDS.formText),
      before: tidy(
        linesBetween(tree, Math.max(0, form.at - BEFORE / 4), form.at, BEFORE * 4)
          .join(' ')
          .slice(-BEFORE),
        BEFORE,
      ),
      links: within
        .filter(({ tag }) => tag === 'a')
        .slice(0, MOST_LINKS)
        .map((link) => ({
          text: textWithin(tree, link, SNAPSHOT_BOUNDS.label),
          href: (link.attributes.get('href') ?? '').slice(0, SNAPSHOT_BOUNDS.attribute),
        })),
      ancestors: ancestorsOf(tree, form),
      visible: hidden[form.at] ? false : null,
      box: null,
    }
  })
}

export function readHeadings(tree: FlatTree): readonly HeadingSnapshot[] {
  return tree
    .filter(isHeading)
    .slice(0, SNAPSHOT_BOUNDS.headings)
    .map((node) => ({ frame: 0, level: Number(node.tag[1]), text: textWithin(tree, node, SNAPSHOT_BOUNDS.label) }))
    .filter(({ text }) => text !== '')
}

function isHeading({ tag }: FlatNode): boolean {
  return tag.length === 2 && tag[0] === 'h' && tag >= 'h1' && tag <= 'h6'
}

// A heading at the top of a form names it better than the one above; one further down names a part of it.
function headingOf(tree: FlatTree, headings: readonly FlatNode[], from: number, to: number): string | null {
  const inside = headings.find(({ at }) => at > from && at < to)
  const firstField = tree
    .slice(from, to)
    .find(({ tag, attributes }) => isInput(tag) && attributes.get('type') !== 'hidden')
  const above = headings.findLast(({ at }) => at < from)
  const chosen = inside !== undefined && (firstField === undefined || inside.at < firstField.at) ? inside : above
  return chosen === undefined ? null : textWithin(tree, chosen, SNAPSHOT_BOUNDS.label) || null
}

function isInput(tag: string): boolean {
  return tag === 'input' || tag === 'select' || tag === 'textarea'
}
