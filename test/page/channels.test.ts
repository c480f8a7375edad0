import { expect, test } from 'vitest'
import { channelsIn } from '../../src/page/channels.ts'
import { chatsIn } from '../../src/page/chat.ts'
import vendors from '../../src/page/chat-vendors.json' with { type: 'json' }
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { statementsIn } from '../../src/page/schema-org.ts'

const offered = (html: string, country = 'GB') =>
  channelsIn(snapshotOfHtml(html, 'https://brand.test/'), statementsIn(html), country).map(
    ({ channel, at, by }) => `${channel} ${at} by ${by}`,
  )

test.each<[says: string, html: string, expected: readonly string[]]>([
  ['an address in a link', '<a href="mailto:Help@brand.test?subject=Hi">Write</a>', ['email help@brand.test by link']],
  ['an address in the text', '<p>Write to help@brand.test.</p>', ['email help@brand.test by text']],
  ['an address that hides from robots', '<p>help [at] brand (dot) test</p>', ['email help@brand.test by text']],
  ['a number in a link', '<a href="tel:020%207946%200018">Ring</a>', ['phone +442079460018 by link']],
  [
    'a fax beside a telephone',
    '<p>Tel. 020 7946 0018<br>Fax: 020 7946 0019</p>',
    ['phone +442079460018 by text', 'fax +442079460019 by text'],
  ],
  [
    'a messenger',
    '<a href="https://wa.me/442079460018">WhatsApp</a>',
    ['messenger https://wa.me/442079460018 by link'],
  ],
  [
    'an account',
    '<a href="https://www.facebook.com/brand">Facebook</a>',
    ['social https://www.facebook.com/brand by link'],
  ],
  [
    'a button to share is no account',
    '<a href="https://www.facebook.com/sharer/sharer.php?u=https://brand.test">Share</a>',
    [],
  ],
  ['shops', '<a href="/stores">Find a store</a>', ['store https://brand.test/stores by link']],
  ['a picture file is no address', '<p>logo@2x.png</p>', []],
  [
    'statements to machines',
    '<script type="application/ld+json">{"@type":"Organization","contactPoint":{"@type":"ContactPoint","telephone":"+442079460018","email":"help@brand.test","availableLanguage":["English"]},"address":{"@type":"PostalAddress","streetAddress":"1 High Street","postalCode":"LS1 1AA","addressLocality":"Leeds"}}</script>',
    [
      'phone +442079460018 by schema.org',
      'email help@brand.test by schema.org',
      'post 1 High Street, LS1 1AA, Leeds by schema.org',
    ],
  ],
])('%s', (_, html, expected) => {
  expect(offered(html)).toEqual(expected)
})

test('Statements that are no JSON are named and do no harm', () => {
  expect(statementsIn('<script type="application/ld+json">{oops</script>').problems).toHaveLength(1)
})

test('A chat is known by its vendor’s script', () => {
  const html = '<script src="https://embed.tawk.to/abc/default"></script><script src="/packs/js/sdk.js"></script>'
  expect(chatsIn(snapshotOfHtml(html, 'https://brand.test/')).map(({ vendor }) => vendor)).toEqual(['Tawk', 'Chatwoot'])
})

test('About forty vendors are known, each once and with a source', () => {
  expect(vendors.length).toBeGreaterThanOrEqual(40)
  expect(new Set(vendors.map(({ vendor }) => vendor)).size).toBe(vendors.length)
  for (const { source, scripts } of vendors) {
    expect(source).toMatch(/^https:/)
    expect(scripts.length).toBeGreaterThan(0)
  }
})
