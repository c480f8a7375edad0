const PERSONA = ['persona.name', 'persona.company']
const ITEMS = ['serial_number', 'order_number', 'purchase_date']

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
  return [...new Set([...text.matchAll(BRACES)].map((match) => match[1] ?? ''))]
}

/** Fills a text. Every variable must have a value: an empty one would show the script. */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(BRACES, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new TypeError(`Expected a value for {{${name}}}, got none`)
    return value
  })
}
