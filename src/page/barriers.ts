import type { WeighedField } from './read-fields.ts'
import type { Barrier } from './reading.ts'
import type { FormSnapshot, PageSnapshot } from './snapshot.ts'

/** What captcha makers leave in a page: scripts, frames, elements, fields. */
const VENDORS: readonly (readonly [vendor: string, sign: RegExp])[] = [
  [
    'recaptcha',
    /recaptcha\/(api|enterprise)|google\.com\/recaptcha|g-recaptcha|recaptcha[_-]|\brecaptcha\b|recaptcha\.net/i,
  ],
  ['hcaptcha', /hcaptcha\.com|h-captcha/i],
  ['turnstile', /challenges\.cloudflare\.com\/turnstile|cf-turnstile|turnstile/i],
  ['friendly-captcha', /frc-captcha|friendly-?(captcha|challenge)/i],
  ['mtcaptcha', /mtcaptcha/i],
  ['aws-waf', /captcha\.awswaf\.com|awswaf/i],
  ['yandex-smartcaptcha', /smart-?captcha/i],
  ['vaptcha', /vaptcha/i],
  ['geetest', /geetest/i],
  ['altcha', /altcha/i],
  ['keycaptcha', /keycaptcha/i],
  ['solve-media', /adcopy|solvemedia/i],
]

/** What a person must pass before this form takes anything. */
export function barriersOf(
  page: PageSnapshot,
  form: FormSnapshot | null,
  fields: readonly WeighedField[],
): readonly Barrier[] {
  const own = fields.filter(({ kind }) => kind === 'captcha')
  const sendsText = fields.some(({ kind, field }) => kind === 'message' || field.type === 'email' || kind === 'email')
  const within = own.flatMap(({ field }) => [field.name, field.id, field.className, ...field.ancestors])
  const pageSigns = sendsText ? [...page.scripts, ...page.widgets, ...page.frames.map(({ url }) => url)] : []
  for (const [vendor, sign] of VENDORS) {
    const found = [...within, ...pageSigns].find((text) => text != null && sign.test(text))
    if (found != null) return [{ barrier: 'captcha', vendor, sign: found }]
  }
  const [first] = own
  if (first !== undefined) return [{ barrier: 'captcha', vendor: 'own', sign: first.field.selector }]
  if (form !== null && /login|signin|\/auth/i.test(form.action ?? '') && sendsText && hasMessage(fields))
    return [{ barrier: 'login', vendor: null, sign: form.action ?? '' }]
  return []
}

function hasMessage(fields: readonly WeighedField[]): boolean {
  return fields.some(({ kind }) => kind === 'message')
}
