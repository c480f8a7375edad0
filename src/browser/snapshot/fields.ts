import type { FieldSnapshot, OptionSnapshot } from '../../model/page-snapshot.ts'
import type { Dom } from './dom.ts'
import type { Labels } from './labels.ts'
import type { Sight } from './sight.ts'

/** Reads the controls of a document. Runs inside the page: it must not refer to anything outside itself. */
export function readFields(
  dom: Dom,
  sight: Sight,
  labels: Labels,
  forms: readonly HTMLFormElement[],
): { readonly fields: readonly FieldSnapshot[]; readonly all: number } {
  const { bounds } = dom
  const all = dom.elements.filter((element) => {
    if (!dom.isControl(element)) return false
    if (/^(input|select|textarea|button)$/i.test(element.tagName)) return true
    // A button within a list that plays a select is not a field of its own.
    return (
      element.parentElement?.closest('[contenteditable=true], [contenteditable=""], button, [role=listbox]') == null
    )
  })

  function typeOf(element: Element): string {
    if (element instanceof HTMLInputElement || element instanceof HTMLButtonElement) return element.type
    if (element instanceof HTMLSelectElement) return 'select'
    return element instanceof HTMLTextAreaElement ? 'textarea' : (element.getAttribute('role') ?? 'textbox')
  }
  function givenValue(element: Element, type: string): string | null {
    if (type === 'password' || type === 'file') return null
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      return (
        element.value.slice(0, bounds.attribute) || element.getAttribute('value')?.slice(0, bounds.attribute) || null
      )
    }
    if (element instanceof HTMLButtonElement) return element.getAttribute('value')
    return element instanceof HTMLSelectElement ? null : dom.said(element.textContent, bounds.attribute)
  }
  function optionsOf(element: Element): readonly OptionSnapshot[] {
    if (!(element instanceof HTMLSelectElement)) return []
    return [...element.options].slice(0, bounds.options).map((option) => ({
      value: option.value.slice(0, bounds.attribute),
      text: dom.tidy(option.label || option.text),
      selected: option.selected,
      disabled: option.disabled,
    }))
  }
  function hintsOf(element: Element): readonly string[] {
    const purpose = /^(data-|ng-model|v-model|x-model|formcontrolname|itemprop|onfocus|onblur)/
    return [...element.attributes]
      .filter(({ name, value }) => purpose.test(name) && value.length < 120)
      .slice(0, 8)
      .map(({ name, value }) => `${name}=${value}`)
  }
  function whole(element: Element, name: string): number | null {
    const written = element.getAttribute(name)
    return written !== null && /^\s*-?\d{1,9}\s*$/.test(written) ? Number(written) : null
  }

  const fields = all.slice(0, bounds.fields).map((element): FieldSnapshot => {
    const cut = (name: string) => element.getAttribute(name)?.slice(0, bounds.attribute) ?? null
    const type = typeOf(element)
    const owner = 'form' in element ? (element as HTMLInputElement).form : element.closest('form')
    const place = owner === null ? -1 : forms.indexOf(owner)
    const ticked = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(type) && element.checked
    return {
      frame: 0,
      form: place < 0 ? null : place,
      tag: element.tagName.toLowerCase(),
      type,
      role: cut('role'),
      selector: dom.selector(element),
      hosts: dom.hosts(element),
      name: cut('name'),
      id: cut('id'),
      className: cut('class'),
      autocomplete: cut('autocomplete'),
      placeholder: cut('placeholder') ?? cut('data-placeholder'),
      inputmode: cut('inputmode'),
      pattern: cut('pattern'),
      accept: cut('accept'),
      maxLength: whole(element, 'maxlength'),
      rows: whole(element, 'rows'),
      value: givenValue(element, type),
      checked: ticked || element.getAttribute('aria-checked') === 'true',
      required: element.hasAttribute('required') || element.getAttribute('aria-required') === 'true',
      disabled: element.matches(':disabled'),
      readOnly: element.hasAttribute('readonly'),
      multiple: element.hasAttribute('multiple'),
      tabIndex: whole(element, 'tabindex'),
      options: optionsOf(element),
      labels: labels.of(element),
      ancestors: dom.ancestors(element),
      hints: hintsOf(element),
      visibility: sight.look(element),
    }
  })
  return { fields, all: all.length }
}
