import type { Turn } from '../../src/probe/probe.ts'
import { RingbackError } from '../../src/support/errors.ts'

const BRACES = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Writes a recipe's template out for a turn. A name without a value is an error: an empty field would show the script. */
export function render(template: string, turn: Turn, encode: (text: string) => string = (text) => text): string {
  const values = valuesOf(turn)
  return template.replace(BRACES, (_, name: string) => {
    const value = values[name]
    if (value === undefined || value === null) {
      throw new RingbackError('invalid-study', `Expected a value for {{${name}}}, got none`)
    }
    return encode(value)
  })
}

function valuesOf({ words, address, persona, values }: Turn): Readonly<Record<string, string | null | undefined>> {
  const [firstName = '', ...lastName] = persona.name.trim().split(/\s+/)
  return {
    ...values,
    message: words.body.trimEnd(),
    subject: words.subject,
    email: address,
    'persona.name': persona.name,
    'persona.firstName': firstName,
    'persona.lastName': lastName.join(' '),
    'persona.phone': persona.phone?.number,
    'persona.company': persona.company,
    'persona.address': persona.address,
  }
}
