const PERSONA = ['persona.name', 'persona.company']
const ITEMS = ['serial_number', 'order_number', 'purchase_date']

/** What some personas have and others do not. */
export const PERSONAL: readonly string[] = ['persona.company', 'persona.phone', 'persona.address', ...ITEMS]

/** What `{{…}}` may name, by where it stands. */
export const VARIABLES = {
  script: ['brand', 'product', ...PERSONA, ...ITEMS],
  recipe: [
    'message',
    'subject',
    'email',
    'product',
    'brand',
    ...PERSONA,
    'persona.firstName',
    'persona.lastName',
    'persona.phone',
    'persona.address',
    ...ITEMS,
  ],
} as const

const BRACES = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Every `{{…}}` in a text that nothing can fill. */
export function unknownVariables(text: string, where: keyof typeof VARIABLES): readonly string[] {
  return variablesIn(text).filter((name) => !(VARIABLES[where] as readonly string[]).includes(name))
}

/** The names between the braces of a text, each once. */
export function variablesIn(text: string): readonly string[] {
  const held = found.get(text)
  if (held !== undefined) return held
  const names = [...new Set([...text.matchAll(BRACES)].map((match) => match[1] ?? ''))]
  found.set(text, names)
  return names
}

// The same few scripts are asked about for every brand.
const found = new Map<string, readonly string[]>()

/** Fills a text. Every variable must have a value: an empty one would show the script. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(BRACES, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`Expected a value for {{${name}}}, got none`)
    return value
  })
}
