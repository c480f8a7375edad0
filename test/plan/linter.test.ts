import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint, loadLinter, Offence } from '../../src/plan/linter.ts'
import { readScenario } from '../../src/plan/read-scenarios.ts'
import { packageRoot } from '../../src/support/package-root.ts'

const linter = await loadLinter()
const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'nl']
const scenarios = (await readdir(join(packageRoot, 'scenarios'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('six languages have a list, and each knows every offence', () => {
  expect(Object.keys(linter).sort()).toEqual(LANGUAGES)
  for (const list of Object.values(linter))
    expect(new Set(list.map(({ offence }) => offence))).toEqual(new Set(Offence.options))
})

test.for(scenarios)('scenario %s is whole and says nothing that a shopper must not say', async (slug) => {
  const { scenario, problems } = await readScenario({ folder: packageRoot, label: '' }, slug)
  expect(problems).toEqual([])
  const scripts = Object.values(scenario?.value.scripts ?? {})
  expect(scripts.map(({ language }) => language).sort()).toEqual(LANGUAGES)
  for (const script of scripts) {
    const texts = [
      ...script.openings.flatMap(({ subject, body }) => [subject, body]),
      ...Object.values(script.replies),
      script.close,
      script.closeUnanswered,
    ]
    expect(texts.flatMap((text) => lint(linter, script.language, text))).toEqual([])
  }
})

const SAID: readonly (readonly [string, Offence, string])[] = [
  ['en', 'hardship', 'I lost my job last month.'],
  ['en', 'illness', 'My wife is seriously ill.'],
  ['en', 'threat', 'I will take legal action.'],
  ['en', 'statute', 'Under the Consumer Rights Act you must repair it.'],
  ['en', 'deadline', 'Please answer within five working days.'],
  ['en', 'purchase', 'I would like to order one.'],
  ['en', 'booking', 'Can I book an appointment?'],
  ['en', 'call-back', 'Please call me back.'],
  ['en', 'quote', 'Please send me a quote.'],
  ['de', 'hardship', 'Ich bin arbeitslos.'],
  ['de', 'illness', 'Meine Mutter ist schwer krank.'],
  ['de', 'threat', 'Sonst schalte ich meinen Anwalt ein.'],
  ['de', 'statute', 'Nach § 439 BGB steht mir das zu.'],
  ['de', 'deadline', 'Bitte antworten Sie bis zum 3. Mai.'],
  ['de', 'purchase', 'Ich möchte zwei Stück bestellen.'],
  ['de', 'booking', 'Ich würde gern einen Termin vereinbaren.'],
  ['de', 'call-back', 'Bitte rufen Sie mich zurück.'],
  ['de', 'quote', 'Ich bitte um einen Kostenvoranschlag.'],
  ['fr', 'hardship', 'Je suis au chômage.'],
  ['fr', 'illness', 'Ma fille est gravement malade.'],
  ['fr', 'threat', 'Je vais saisir le tribunal.'],
  ['fr', 'statute', "L'article L217-4 du Code de la consommation vous y oblige."],
  ['fr', 'deadline', 'Répondez au plus tard vendredi.'],
  ['fr', 'purchase', 'Je souhaite commander deux pièces.'],
  ['fr', 'booking', 'Je voudrais prendre rendez-vous.'],
  ['fr', 'call-back', 'Rappelez-moi.'],
  ['fr', 'quote', 'Pourriez-vous me faire un devis ?'],
  ['es', 'hardship', 'Estoy en paro.'],
  ['es', 'illness', 'Estoy muy enfermo.'],
  ['es', 'threat', 'Presentaré una denuncia.'],
  ['es', 'statute', 'La ley obliga a repararlo.'],
  ['es', 'deadline', 'Contesten a más tardar el lunes.'],
  ['es', 'purchase', 'Quiero comprar dos.'],
  ['es', 'booking', 'Quisiera pedir una cita.'],
  ['es', 'call-back', 'Llámenme, por favor.'],
  ['es', 'quote', 'Necesito un presupuesto.'],
  ['it', 'hardship', 'Sono disoccupato.'],
  ['it', 'illness', 'Mia madre è molto malata.'],
  ['it', 'threat', 'Mi rivolgerò al mio avvocato.'],
  ['it', 'statute', 'Ai sensi del Codice del consumo.'],
  ['it', 'deadline', 'Rispondete entro cinque giorni.'],
  ['it', 'purchase', 'Vorrei acquistare due pezzi.'],
  ['it', 'booking', 'Vorrei fissare un appuntamento.'],
  ['it', 'call-back', 'Richiamatemi.'],
  ['it', 'quote', 'Mi serve un preventivo.'],
  ['nl', 'hardship', 'Ik ben werkloos.'],
  ['nl', 'illness', 'Mijn vader is ernstig ziek.'],
  ['nl', 'threat', 'Dan schakel ik mijn advocaat in.'],
  ['nl', 'statute', 'Volgens artikel 7 bent u verplicht.'],
  ['nl', 'deadline', 'Graag binnen drie dagen antwoord.'],
  ['nl', 'purchase', 'Ik wil er twee bestellen.'],
  ['nl', 'booking', 'Ik wil graag een afspraak maken.'],
  ['nl', 'call-back', 'Kunt u mij terugbellen?'],
  ['nl', 'quote', 'Ik ontvang graag een offerte.'],
]

test.for(SAID)('in %s %s is found: %s', ([language, offence, text]) => {
  expect(lint(linter, language, text)?.map((finding) => finding.offence)).toContain(offence)
})

test('a finding says which words, and on which line', () => {
  expect(lint(linter, 'en', 'Hello,\n\nMy SOLICITOR will hear of it.')).toEqual([
    { offence: 'threat', phrase: 'solicitor', line: 3 },
  ])
})

test('words within words are not meant', () => {
  expect(lint(linter, 'en', 'The courtesy light and the cancers-free suedette case.')).toEqual([])
})

test('a language without a list is not silently passed', () => {
  expect(lint(linter, 'pl', 'Dzień dobry')).toBeNull()
})

test('a phrase that is wrapped is seen, on the line where it begins; a paragraph ends it', () => {
  expect(lint(linter, 'en', 'Hello,\n\nelse I shall take \n  legal\n action.')).toMatchObject([
    { offence: 'threat', line: 3 },
    { offence: 'threat', line: 4 },
  ])
  expect(lint(linter, 'en', 'is it legal\n\naction figures')).toEqual([])
})
