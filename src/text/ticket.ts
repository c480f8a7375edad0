import { fold } from './fold.ts'

// In a subject: [#12345], [Broom #4], [SUP-1234], (Ticket 4711), ##8812##.
const BRACKETED = [
  /[[(][^\][()#]{0,60}#\s?([a-z0-9][a-z0-9-]{0,24})[\])]/,
  /[[(](?:ticket|case|request|ref|fall|vorgang|dossier|caso|incidencia|pratica|zaak)[\s:#.-]{0,3}([a-z0-9-]{0,20}\d[a-z0-9-]{0,20})[\])]/,
  /[[(]([a-z]{2,10}-\d{1,10})[\])]/,
  /##\s?(\d{2,12})\s?##/,
]
// Anywhere: a word for a case, perhaps one for a number, then something with a digit in it.
const NAMED =
  /\b(?:ticket|case|reference|ref|request|inquiry|enquiry|vorgang|vorgangs|fall|anfrage|bearbeitungs|ticketnummer|vorgangsnummer|fallnummer|aktenzeichen|dossier|demande|incidencia|caso|consulta|solicitud|expediente|pratica|segnalazione|richiesta|riferimento|zaak|zaaknummer|melding|referentie|ticketnr)[\s.-]{0,2}(?:(?:number|numero|nummer|num|no|nr|n\.?o?|id|code)(?![a-z])[.°]{0,2})?[\s:]{0,3}(?:is|ist|lautet|est|es|e|:)?[\s:]{0,2}#?\s?([a-z]{0,6}[-/]?\d[a-z0-9-]{2,24})\b/
const HASHED = /(?:^|\s)#(\d{3,12})\b/
const MOST_CHARACTERS = 20_000

/** The number under which a desk keeps the case, from the subject or else from the body; upper case. Null where none is named. */
export function ticketIn(subject: string, body: string): string | null {
  const head = fold(subject.slice(0, 1_000))
  for (const pattern of [...BRACKETED, NAMED, HASHED]) {
    const found = pattern.exec(head)?.[1]
    if (found !== undefined && /\d/.test(found)) return found.toUpperCase()
  }
  const found = NAMED.exec(fold(body.slice(0, MOST_CHARACTERS)))?.[1]
  return found?.toUpperCase() ?? null
}
