import type { FoundChannel, FoundPhone } from '../model/site-audit.ts'
import { aimsOf } from './aims.ts'
import { chatsIn } from './chat.ts'
import networks from './networks.json' with { type: 'json' }
import { phonesIn, readPhone } from './phones.ts'
import type { Statements } from './schema-org.ts'
import type { LinkSnapshot, PageSnapshot } from './snapshot.ts'

/** A channel as one page offers it. Forms are not among them: these are read by themselves. */
export type OfferedChannel = Pick<FoundChannel, 'channel' | 'at' | 'vendor' | 'by' | 'phone'>

const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}/gu
const HIDDEN_ADDRESS =
  /([\p{L}\p{N}._+-]{1,64})\s?[[({]\s?(?:at|ät|arroba|chiocciola|arobase|kukac|zavinac)\s?[\])}]\s?([\p{L}\p{N}-]{1,63}(?:\s?[[({]?\s?(?:\.|dot|punkt|punto|point)\s?[\])}]?\s?[\p{L}\p{N}-]{1,63}){1,4})/giu
const NO_ADDRESS = /\.(png|jpe?g|gif|svg|webp|js|css)$|@(sentry|example\.(com|org|net)$|\dx)/i
const FAX = /\b(tele)?fax\b|факс|faks|ファックス|传真|傳真|télécopie/iu
const NEAR = 40

/** Every channel that a page offers but its forms, each once. The country is where its reader would ring from. */
export function channelsIn(
  page: PageSnapshot,
  statements: Statements,
  country: string | null,
): readonly OfferedChannel[] {
  const found = [
    ...page.links.flatMap((link) => byLink(link, country)),
    ...byText(page.text, country),
    ...byStatements(statements, country),
    ...chatsIn(page).map(({ vendor }) => offered('chat', vendor, 'script', vendor)),
  ]
  const once = new Map<string, OfferedChannel>()
  for (const one of found) if (!once.has(`${one.channel} ${one.at}`)) once.set(`${one.channel} ${one.at}`, one)
  // A number that is called a fax somewhere is no telephone elsewhere on the page.
  const faxes = new Set([...once.values()].filter(({ channel }) => channel === 'fax').map(({ at }) => at))
  return [...once.values()].filter(({ channel, at }) => channel !== 'phone' || !faxes.has(at))
}

function byLink(link: LinkSnapshot, country: string | null): readonly OfferedChannel[] {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*):(.*)$/i.exec(link.href) ?? []
  if (/^mailto$/i.test(scheme)) {
    const address =
      decoded(rest.split('?')[0] ?? '')
        .split(',')[0]
        ?.trim() ?? ''
    return address.includes('@') ? [offered('email', address.toLowerCase(), 'link')] : []
  }
  if (/^(tel|callto)$/i.test(scheme)) {
    const phone = readPhone(decoded(rest), country)
    return [called(FAX.test(link.text) ? 'fax' : 'phone', phone, 'link')]
  }
  const network = networkOf(link.href)
  if (network !== null && !isSharing(link.href)) return [offered(network.channel, link.href, 'link', network.vendor)]
  const aims = aimsOf(link.text.slice(0, 60)).map(({ aim }) => aim)
  return aims.includes('stores') && link.text.length <= 40 ? [offered('store', link.href, 'link')] : []
}

function byText(text: string, country: string | null): readonly OfferedChannel[] {
  const plain = [...text.matchAll(ADDRESS)].map(([address]) => address)
  const hidden = [...text.matchAll(HIDDEN_ADDRESS)].map(
    ([, name = '', domain = '']) =>
      `${name}@${domain.replace(/[\s[\](){}]/g, '').replace(/(dot|punkt|punto|point)/gi, '.')}`,
  )
  const addresses = [...plain, ...hidden].filter((address) => !NO_ADDRESS.test(address))
  const phones = phonesIn(text, country).map((phone) => {
    const { written, at, ...read } = phone
    // A line such as "Tel. 1, Fax 2" names each number just before it.
    const label =
      text
        .slice(Math.max(0, at - NEAR), at)
        .split(/[\n\d]/)
        .at(-1) ?? ''
    return called(FAX.test(label) ? 'fax' : 'phone', read, 'text')
  })
  return [...addresses.map((address) => offered('email', address.toLowerCase(), 'text')), ...phones]
}

function byStatements({ contacts, address }: Statements, country: string | null): readonly OfferedChannel[] {
  return [
    ...contacts.flatMap(({ telephone, fax, email }) => [
      ...(telephone === null ? [] : [called('phone', readPhone(telephone, country), 'schema.org')]),
      ...(fax === null ? [] : [called('fax', readPhone(fax, country), 'schema.org')]),
      ...(email === null ? [] : [offered('email', email.toLowerCase(), 'schema.org')]),
    ]),
    ...(address === null ? [] : [offered('post', address, 'schema.org')]),
  ]
}

function called(channel: 'phone' | 'fax', phone: FoundPhone, by: OfferedChannel['by']): OfferedChannel {
  return { channel, at: phone.number, vendor: null, by, phone }
}

function offered(
  channel: FoundChannel['channel'],
  at: string,
  by: OfferedChannel['by'],
  vendor: string | null = null,
): OfferedChannel {
  return { channel, at, vendor, by, phone: null }
}

function networkOf(href: string): { readonly vendor: string; readonly channel: 'messenger' | 'social' } | null {
  const url = URL.parse(href)
  if (url === null) return null
  const host = url.hostname.replace(/^(www|m)\./, '')
  // Networks have doors for countries: `de-de.facebook.com`.
  const bare = host.replace(/^[a-z]{2}(-[a-z]{2})?\.(?=[^.]+\.)/, '')
  const known = networks.find(({ hosts }) =>
    hosts.some((one) => (one.endsWith(':') ? url.protocol === one : host === one || bare === one)),
  )
  return known === undefined ? null : { vendor: known.vendor, channel: known.channel as 'messenger' | 'social' }
}

function isSharing(href: string): boolean {
  return /shar(e|er|eArticle|ing)\b|\/intent\/|\/pin\/create|[?&](u|url|text)=https?/i.test(href)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Escapes that are no text are what they look like.
    return text
  }
}
