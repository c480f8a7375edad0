import { type FieldSnapshot, type HiddenBy, type OptionSnapshot, SNAPSHOT_BOUNDS } from '../snapshot.ts'
import { isControl, typeOf } from './controls.ts'
import { ancestorsOf, labelFinder } from './find-labels.ts'
import { around, type FlatNode, type FlatTree, type FormSpan } from './tree.ts'
import { textWithin, tidy } from './words.ts'

/** Reads the controls of a page. */
export function readFields(
  tree: FlatTree,
  forms: readonly FormSpan[],
  hidden: readonly (HiddenBy | null)[],
  selectorOf: (node: FlatNode) => string,
): { readonly fields: readonly FieldSnapshot[]; readonly left: number } {
  const all = tree.filter((node) => isControl(node) && !(node.tag !== 'input' && withinControl(tree, node)))
  const controls = all.slice(0, SNAPSHOT_BOUNDS.fields)
  const labels = labelFinder(
    tree,
    forms,
    controls.filter((node) => typeOf(node) !== 'hidden'),
  )
  let order = -1
  const fields = controls.map((node) => {
    if (typeOf(node) !== 'hidden') order += 1
    return readField(node, order)
  })
  return { fields, left: all.length - controls.length }

  function readField(node: FlatNode, place: number): FieldSnapshot {
    const { attributes } = node
    const cut = (name: string) => attributes.get(name)?.slice(0, SNAPSHOT_BOUNDS.attribute) ?? null
    const type = typeOf(node)
    const hiddenBy = hidden[node.at] ?? null
    return {
      frame: 0,
      form: formOf(forms, node),
      tag: node.tag,
      type,
      role: cut('role'),
      selector: selectorOf(node),
      hosts: node.hosts.map((host) => selectorOf(tree[host] as FlatNode)),
      name: cut('name'),
      id: cut('id'),
      className: cut('class'),
      autocomplete: cut('autocomplete'),
      placeholder: cut('placeholder'),
      inputmode: cut('inputmode'),
      pattern: cut('pattern'),
      accept: cut('accept'),
      maxLength: whole(attributes.get('maxlength')),
      rows: whole(attributes.get('rows')),
      value: type === 'password' ? null : initialValue(tree, node),
      checked: attributes.has('checked') || attributes.get('aria-checked') === 'true',
      required: attributes.has('required') || attributes.get('aria-required') === 'true',
      disabled: attributes.has('disabled'),
      readOnly: attributes.has('readonly'),
      multiple: attributes.has('multiple'),
      tabIndex: whole(attributes.get('tabindex')),
      options: optionsOf(tree, node),
      labels: labels(node, place),
      ancestors: ancestorsOf(tree, node, 'form'),
      hints: hintsOf(node),
      visibility: {
        visible: hiddenBy === null || hiddenBy === 'class' ? null : false,
        hiddenBy,
        box: null,
        opacity: null,
        covered: null,
        ariaHidden: [node, ...around(tree, node)].some((one) => one.attributes.get('aria-hidden') === 'true'),
      },
    }
  }
}

// A button within a list that plays a select is not a field of its own.
function withinControl(tree: FlatTree, node: FlatNode): boolean {
  for (const parent of around(tree, node)) if (isControl(parent) && parent.tag !== 'button') return true
  return false
}

function formOf(forms: readonly FormSpan[], node: FlatNode): number | null {
  const joined = node.attributes.get('form')
  const byId = joined ? forms.findIndex((form) => form.node.attributes.get('id') === joined) : -1
  const place =
    byId >= 0 ? byId : node.owner >= 0 ? forms.findIndex((form) => form.from === node.owner) : enclosing(forms, node)
  return place < 0 ? null : place
}

function enclosing(forms: readonly FormSpan[], { at }: FlatNode): number {
  return forms.findLastIndex(({ node }) => node.at < at && at < node.end)
}

function whole(value: string | undefined): number | null {
  return value !== undefined && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null
}

function initialValue(tree: FlatTree, node: FlatNode): string | null {
  if (node.tag !== 'textarea') return node.attributes.get('value')?.slice(0, SNAPSHOT_BOUNDS.attribute) ?? null
  const text = tree
    .slice(node.at + 1, node.end)
    .map((one) => one.text)
    .join('')
  return tidy(text, SNAPSHOT_BOUNDS.attribute) || null
}

function optionsOf(tree: FlatTree, node: FlatNode): readonly OptionSnapshot[] {
  if (node.tag !== 'select') return []
  const options: OptionSnapshot[] = []
  for (let at = node.at + 1; at < node.end && options.length < SNAPSHOT_BOUNDS.options; at += 1) {
    const option = tree[at]
    if (option?.tag !== 'option') continue
    const text = tidy(option.attributes.get('label') ?? wordsOf(tree, option), SNAPSHOT_BOUNDS.label)
    options.push({
      value: (option.attributes.get('value') ?? text).slice(0, SNAPSHOT_BOUNDS.attribute),
      text,
      selected: option.attributes.has('selected'),
      disabled: option.attributes.has('disabled'),
    })
  }
  return options
}

function wordsOf(tree: FlatTree, node: FlatNode): string {
  return textWithin(tree, node, SNAPSHOT_BOUNDS.label)
}

function hintsOf(node: FlatNode): readonly string[] {
  const hints: string[] = []
  for (const [name, value] of node.attributes) {
    if (
      /^(data-|ng-model|v-model|x-model|formcontrolname|itemprop|onfocus|onblur)/.test(name) &&
      value.length < 120 &&
      hints.length < 8
    )
      hints.push(`${name}=${value}`)
  }
  return hints
}
