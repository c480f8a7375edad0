import { around, type FlatNode, type FlatTree } from './tree.ts'

/** Finds for each element a selector that matches it alone: its id, its name, or its way down from the nearest id. */
export function selectorFinder(tree: FlatTree): (node: FlatNode) => string {
  const ids = new Map<string, number>()
  const names = new Map<string, number>()
  for (const { tag, attributes } of tree) {
    const id = attributes.get('id')
    if (id) ids.set(id, (ids.get(id) ?? 0) + 1)
    const name = attributes.get('name')
    if (name) names.set(`${tag} ${name}`, (names.get(`${tag} ${name}`) ?? 0) + 1)
  }
  const places = placesAmongSiblings(tree)
  const byId = (node: FlatNode) => {
    const id = node.attributes.get('id')
    return id && ids.get(id) === 1 ? idSelector(id) : null
  }
  const step = (node: FlatNode) => {
    if (node.tag === 'html' || node.tag === 'body') return node.tag
    return `${node.tag}:nth-of-type(${places[node.at]})`
  }

  return (node) => {
    const own = byId(node)
    if (own !== null) return own
    const name = node.attributes.get('name')
    if (name && names.get(`${node.tag} ${name}`) === 1) return `${node.tag}[name=${quote(name)}]`
    const way = [step(node)]
    for (const parent of around(tree, node)) {
      if (parent.tag === 'html') break
      const anchor = byId(parent)
      way.unshift(anchor ?? step(parent))
      if (anchor !== null) break
    }
    return way.join(' > ')
  }
}

function placesAmongSiblings(tree: FlatTree): readonly number[] {
  const seen = new Map<string, number>()
  return tree.map(({ tag, parent }) => {
    if (tag === '') return 0
    const key = `${parent} ${tag}`
    const place = (seen.get(key) ?? 0) + 1
    seen.set(key, place)
    return place
  })
}

function idSelector(id: string): string {
  return /^[a-z_][\w-]*$/i.test(id) ? `#${id}` : `[id=${quote(id)}]`
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"`
}
