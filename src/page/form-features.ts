import { nameWords, wordsOf } from './fold.ts'
import { formLexicon } from './lexicon.ts'
import type { WeighedField } from './read-fields.ts'
import { FORM_KINDS } from './reading.ts'
import type { FormSnapshot, PageSnapshot } from './snapshot.ts'

/** What is told of a form, by name; what is not named is 0. The model's weights go by these names. */
export type FormFeatures = ReadonlyMap<string, number>

const OTHER_LANGUAGE = 0.5

/** Turns a form into the few figures that its kind is judged by: none knows a brand, a language or a word. */
export function featuresOf(
  page: PageSnapshot,
  form: FormSnapshot | null,
  fields: readonly WeighedField[],
  languages: ReadonlySet<string>,
): FormFeatures {
  const features = new Map<string, number>([['bias', 1]])
  const set = (name: string, value: number) => {
    if (value > 0) features.set(name, Math.max(features.get(name) ?? 0, Math.min(1, value)))
  }
  const said = (where: string, words: readonly string[], most: number) => {
    for (const { concept, languages: spokenIn, length } of formLexicon.find(words.slice(0, most)).hits) {
      const own = spokenIn.some((language) => languages.has(language))
      set(`${where}:${concept}`, (own ? 1 : OTHER_LANGUAGE) * (length > 1 || words.length < 8 ? 1 : 0.7))
    }
  }

  countFields(fields, set)
  const buttons = fields.filter(({ kind, field }) => kind === 'submit' && field.labels.text !== null)
  for (const { field } of buttons) said('submit', wordsOf(field.labels.text ?? ''), 12)
  for (const { field } of buttons) said('button-name', nameWords(`${field.name ?? ''} ${field.id ?? ''}`), 10)
  said('title', wordsOf(page.title), 14)
  said('url', nameWords(decoded(pathOf(page.url))), 16)
  const labels = fields.flatMap(({ field }) => {
    const { labels: by } = field
    return [by.for ?? by.wrapping ?? by.ariaLabel ?? by.before, field.placeholder]
  })
  for (const label of labels) if (label !== null) said('label', wordsOf(label), 10)
  for (const { field } of fields) said('field-name', nameWords(`${field.name ?? ''} ${field.id ?? ''}`), 10)
  if (form === null) set('no-form', 1)
  else tellForm(form, set, said)
  tellTogether(features, set)
  return features
}

type Set = (name: string, value: number) => void
type Said = (where: string, words: readonly string[], most: number) => void

function tellForm(form: FormSnapshot, set: Set, said: Said): void {
  set('post', form.method === 'post' ? 1 : 0)
  set('get', form.method === 'get' && form.action !== null ? 1 : 0)
  said('heading', wordsOf(form.heading ?? ''), 14)
  for (const legend of form.legends) said('legend', wordsOf(legend), 10)
  said('form-name', nameWords([form.id, form.name, form.className, form.ariaLabel].filter(Boolean).join(' ')), 20)
  said('action', nameWords(decoded(pathOf(form.action) || (form.action ?? ''))), 16)
  said('around', nameWords(form.ancestors.slice(0, 4).join(' ')), 30)
  said('before', wordsOf(form.before.slice(-160)), 30)
  for (const link of form.links) said('link', wordsOf(link.text), 8)
  said('text', wordsOf(form.text.slice(0, 300)), 60)
}

/** How much each place counts where all of them are taken together. */
const PLACES = {
  submit: 1,
  heading: 1,
  legend: 0.8,
  'form-name': 0.8,
  action: 0.8,
  title: 0.7,
  url: 0.7,
  around: 0.5,
  before: 0.5,
}
const CONCEPTS = FORM_KINDS.filter((kind) => kind !== 'other')

// What no single place says loud enough, several may say together.
function tellTogether(features: FormFeatures, set: Set): void {
  const of = (name: string) => features.get(name) ?? 0
  for (const concept of CONCEPTS) {
    const sum = Object.entries(PLACES).reduce((total, [place, weight]) => total + weight * of(`${place}:${concept}`), 0)
    set(`told:${concept}`, sum / 2)
  }
  const message = Math.max(of('told:contact'), of('told:complaint'), of('told:comment'))
  set('told:message', message)
  set('told:message-without-fields', of('texts>0') === 0 && of('textarea') === 0 ? message : 0)
  set('textarea-without-password', of('textarea') * of('no-password'))
  set('short-with-textarea', of('textarea') * of('no-password') * (1 - of('fields>12')) * (1 - of('selects>2')))
}

function countFields(fields: readonly WeighedField[], set: Set): void {
  const count = (test: (one: WeighedField) => boolean) => fields.filter(test).length
  for (const { kind } of fields) set(`has:${kind}`, 1)
  for (const { evidence } of fields) {
    for (const concept of ['username', 'search', 'remember', 'birth', 'choice'] as const) {
      set(`asks:${concept}`, (evidence.get(concept) ?? 0) > 0.5 ? 1 : 0)
    }
  }
  const passwords = count(({ field }) => field.type === 'password')
  const written = count(({ field }) => field.tag === 'input' && /^(text|email|tel|url|search|number)$/.test(field.type))
  const long = count(({ field, kind }) => field.tag === 'textarea' && kind !== 'captcha' && kind !== 'honeypot')
  set('one-password', passwords === 1 ? 1 : 0)
  set('two-passwords', passwords > 1 ? 1 : 0)
  set('no-password', passwords === 0 ? 1 : 0)
  for (const most of [0, 1, 2, 3, 5, 8]) set(`texts>${most}`, written > most ? 1 : 0)
  set('textarea', long > 0 ? 1 : 0)
  set('one-textarea', long === 1 ? 1 : 0)
  set('textarea-and-email', long > 0 && count(({ kind }) => kind === 'email') > 0 ? 1 : 0)
  set('email-alone', written === 1 && count(({ kind }) => kind === 'email') === 1 ? 1 : 0)
  set('empty', fields.length === 0 ? 1 : 0)
  set(
    'search-type',
    count(({ field }) => field.type === 'search'),
  )
  set(
    'selects',
    count(({ field }) => field.tag === 'select'),
  )
  set('selects>2', count(({ field }) => field.tag === 'select') > 2 ? 1 : 0)
  set(
    'ticks',
    count(({ field }) => field.type === 'checkbox'),
  )
  set(
    'radios',
    count(({ field }) => field.type === 'radio'),
  )
  set(
    'numbers',
    count(({ field }) => field.type === 'number'),
  )
  set('only-buttons', fields.length > 0 && count(({ kind }) => kind !== 'submit' && kind !== 'other') === 0 ? 1 : 0)
  set('fields>12', fields.length > 12 ? 1 : 0)
}

function pathOf(url: string | null): string {
  const parsed = url === null ? null : URL.parse(url)
  return parsed === null ? '' : `${parsed.pathname} ${parsed.search}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
