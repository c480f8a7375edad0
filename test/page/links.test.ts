import { expect, test } from 'vitest'
import { snapshotOfHtml } from '../../src/page/from-html.ts'
import { rankLinks } from '../../src/page/links.ts'
import { LINK_WORDS } from '../../src/page/words-links/words.ts'

const AWAY: readonly string[] = ['/a', '/b', '/c']
const own = ({ host }: URL) => host === 'brand.test'
const rank = (links: string) => rankLinks(snapshotOfHtml(links, 'https://brand.test/'), own)

test('Links are read in eighteen languages, each with every aim', () => {
  expect(Object.keys(LINK_WORDS).toSorted()).toEqual('cs da de en es fi fr hu it ja nl no pl pt ru sv tr zh'.split(' '))
  const aims = Object.keys(LINK_WORDS.en?.links ?? {})
  for (const { links, values } of Object.values(LINK_WORDS)) {
    expect(Object.keys(links)).toEqual(aims)
    expect(Object.values(links).filter((phrases) => phrases.length === 0)).toEqual([])
    expect(values.length).toBeGreaterThan(0)
  }
})

test.each([
  ['cs', 'Napište nám', 'Košík', 'Kariéra'],
  ['da', 'Kontakt os', 'Kurv', 'Karriere'],
  ['de', 'So erreichen Sie uns', 'Warenkorb', 'Stellenangebote'],
  ['en', 'Get in touch', 'Basket', 'Careers'],
  ['es', 'Contáctenos', 'Carrito', 'Empleo'],
  ['fi', 'Ota yhteyttä', 'Ostoskori', 'Työpaikat'],
  ['fr', 'Nous écrire', 'Panier', 'Recrutement'],
  ['hu', 'Írjon nekünk', 'Kosár', 'Karrier'],
  ['it', 'Scrivici', 'Carrello', 'Lavora con noi'],
  ['ja', 'お問い合わせ', 'カート', '採用情報'],
  ['nl', 'Neem contact op', 'Winkelwagen', 'Vacatures'],
  ['no', 'Ta kontakt', 'Handlekurv', 'Ledige stillinger'],
  ['pl', 'Skontaktuj się', 'Koszyk', 'Kariera'],
  ['pt', 'Fale conosco', 'Carrinho', 'Carreiras'],
  ['ru', 'Напишите нам', 'Корзина', 'Вакансии'],
  ['sv', 'Kontakta oss', 'Varukorg', 'Karriär'],
  ['tr', 'Bize ulaşın', 'Sepetim', 'Kariyer'],
  ['zh', '联系我们', '购物车', '招聘'],
])('%s: "%s" comes before "%s" and "%s"', (_, contact, basket, jobs) => {
  const ranked = rank(`<a href="/a">${basket}</a><a href="/b">${jobs}</a><a href="/c">${contact}</a>`)
  expect(ranked[0]).toMatchObject({ href: 'https://brand.test/c', aims: expect.arrayContaining(['contact']) })
  expect(ranked.slice(1).every(({ rank }) => rank <= 0)).toBe(true)
  expect(ranked.map(({ href }) => new URL(href).pathname).toSorted()).toEqual(AWAY)
})

test('A link says where it leads by its address where its words are none', () => {
  expect(rank('<a href="/de/kontakt.html"><img alt=""></a>')[0]?.aims).toEqual(['contact'])
})

test('A word within a headline promises less than a menu entry', () => {
  const [menu, headline] = rank(
    '<a href="/news">How our new support for twelve lamps at once came about last year</a><a href="/help">Support</a>',
  )
  expect(menu?.href).toBe('https://brand.test/help')
  expect(headline?.rank).toBeLessThan(menu?.rank ?? 0)
})

test.each([
  ['another site', '<a href="https://other.test/contact">Contact</a>'],
  ['a file', '<a href="/contact.pdf">Contact</a>'],
  ['no page', '<a href="mailto:a@brand.test">Contact</a><a href="javascript:void 0">Contact</a>'],
])('Not followed: %s', (_, links) => {
  expect(rank(links)).toEqual([])
})

test('An address is listed once, with its best words', () => {
  expect(rank('<a href="/x">More</a><a href="/x#form">Contact</a>')).toMatchObject([{ text: 'Contact' }])
})
