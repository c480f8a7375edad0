import { expect, test } from 'vitest'
import { spoken } from '../../../src/observe/words/words.ts'
import { fold } from '../../../src/text/fold.ts'
import { sentencesOf } from '../../../src/text/phrases.ts'

const stops = spoken('stops')
const asksToStop = (text: string) => stops.in(sentencesOf(fold(text)).join(' '))

test.each([
  'Please stop contacting our support team.',
  'Do not contact us any further.',
  'We ask you to cease all further contact.',
  'This is a cease and desist notice.',
  'We do not wish to take part in this study.',
  'Please do not send us any further emails.',
  'Stop sending us these messages.',
  'Please stop these messages immediately.',
  'No further messages please.',
  'Kindly refrain from further correspondence.',
  'Do not write to this address again.',
  'Please unsubscribe us.',
  'Leave us alone.',
  'Bitte kontaktieren Sie uns nicht mehr.',
  'Bitte unterlassen Sie weitere Anfragen.',
  'Bitte sehen Sie von weiteren Anfragen ab.',
  'Wir bitten Sie, uns nicht mehr zu kontaktieren.',
  'Bitte senden Sie uns keine weiteren E-Mails.',
  'Nous vous prions de ne plus nous écrire.',
  'Veuillez cesser tout contact.',
  'Les rogamos que no vuelvan a contactarnos.',
  'Vi preghiamo di non contattarci più.',
  'Gelieve ons niet meer te contacteren.',
  'Stuur ons geen mails meer.',
])('asks not to be written to: %s', (text) => {
  expect(asksToStop(text)).toBe(true)
})

test.each([
  'Please do not reply to this email, use the form.',
  'Please do not hesitate to contact us again.',
  'Stop sending this device to our address; send it to the depot.',
  'You will receive no further messages about this ticket.',
  'Sie erhalten keine weiteren E-Mails zu diesem Vorgang.',
  'Nous n’avons pas pu retirer notre colis de la poste.',
  'Er is geen verder contact nodig; wij hebben geen berichten meer ontvangen.',
])('asks for no such thing: %s', (text) => {
  expect(asksToStop(text)).toBe(false)
})
