import { fold } from '../fold.ts'
import WORDS from './words.json' with { type: 'json' }

const PARTICLES: ReadonlySet<string> = new Set(WORDS.particles)
const ROLES =
  /^(info|service|support|help|helpdesk|contact|office|sales|hello|mail|kundendienst|kundenservice|sav|servicio|atencion|assistenza|servizio|klantenservice|no-?reply|do-?not-?reply|postmaster|mailer-daemon|repairs?|warranty|returns?|orders?|team|care|customer[a-z.-]{0,12}|post|kontakt|contacto|contatto)$/i
const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,253}/gu
const DIRECT =
  /(direct|direkt|durchwahl|mobil[e]?|cell|handy|portable|ligne directe|movil|directo|cellulare|diretto|rechtstreeks|mob|dw|ext|extension|tel|phone|telefon|telefono|telefoon|telephone)\b[^\d\n+]{0,20}(\+?[\d][\d ()/.-]{4,24}\d)/giu

/**
 * A text in which the given people are "agent 1", "agent 2", their own addresses "an address" and direct numbers "a number",
 * so that nobody can be followed from one contact to the next.
 */
export function withoutNames(text: string, names: readonly string[]): string {
  let clean = text
    .replace(ADDRESS, (address) => (ROLES.test(address.slice(0, address.indexOf('@'))) ? address : 'an address'))
    .replace(DIRECT, (whole, _, number: string) => whole.replace(number, 'a number'))
  names.forEach((name, index) => {
    const agent = `agent ${index + 1}`
    clean = clean.replace(anyForm(name), agent)
    for (const word of name.split(/[ .-]/)) {
      if ([...word].length < 2 || PARTICLES.has(fold(word))) continue
      clean = clean.replace(anyForm(word), agent)
    }
  })
  return clean.replace(/\b(agent \d+)(?:[ .,-]{0,2}\1\b)+/g, '$1')
}

// As written or all in capitals; a script without spaces has no word ends.
function anyForm(name: string): RegExp {
  const forms = [...new Set([name, name.replaceAll("'", '’'), name.toUpperCase()])].map((form) =>
    form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'),
  )
  const ends = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)
  return ends
    ? new RegExp(forms.join('|'), 'gu')
    : new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu')
}
