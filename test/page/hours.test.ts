import { expect, test } from 'vitest'
import { hoursIn } from '../../src/page/hours.ts'

test.each([
  ['Our desk is open Monday to Friday, 9 am to 5.30 pm.', 'Mo-Fr 09:00-17:30'],
  ['We are here on weekdays from 8 to 5, Central Time.', 'Mo-Fr 08:00-17:00'],
  ['Saturday 10 a.m. to 2 p.m.', 'Sa 10:00-14:00'],
  ['Mon-Fri 9am-5pm', 'Mo-Fr 09:00-17:00'],
  ['Every day 0-24', 'Mo-Su 00:00-24:00'],
  ['Mo-Fr 8-18 Uhr', 'Mo-Fr 08:00-18:00'],
  ['Montag - Freitag: 8:00 - 12:00, 13:00 - 17:45 Uhr', 'Mo-Fr 08:00-12:00,13:00-17:45'],
  ['Du lundi au vendredi de 9h à 18h', 'Mo-Fr 09:00-18:00'],
  ['Lunes a viernes de 9:00 a 14:00 y de 16:00 a 19:00', 'Mo-Fr 09:00-14:00,16:00-19:00'],
  ['Siamo in bottega dal lunedì al sabato, dalle 9 alle 20.', 'Mo-Sa 09:00-20:00'],
  ['maandag t/m vrijdag 9.00 - 17.00 uur', 'Mo-Fr 09:00-17:00'],
  ['Segunda a sexta das 9h às 18h', 'Mo-Fr 09:00-18:00'],
  ['poniedziałek - piątek 8:00-16:00', 'Mo-Fr 08:00-16:00'],
  ['måndag till fredag 8-17', 'Mo-Fr 08:00-17:00'],
  ['mandag til fredag kl. 9-16', 'Mo-Fr 09:00-16:00'],
  ['hverdager 8-16', 'Mo-Fr 08:00-16:00'],
  ['maanantaista perjantaihin klo 9-16', 'Mo-Fr 09:00-16:00'],
  ['pondělí až pátek 8:00-16:00', 'Mo-Fr 08:00-16:00'],
  ['Hétfőtől péntekig 9-17 óráig', 'Mo-Fr 09:00-17:00'],
  ['понедельник - пятница с 9 до 18', 'Mo-Fr 09:00-18:00'],
  ['Pazartesi - Cuma 09:00-18:00', 'Mo-Fr 09:00-18:00'],
  ['月曜日～金曜日 9:00～17:00', 'Mo-Fr 09:00-17:00'],
  ['周一至周五 9:00-18:00', 'Mo-Fr 09:00-18:00'],
])('"%s" is %s', (line, hours) => {
  expect(hoursIn(line)).toEqual([{ quote: line, hours }])
})

test.each(['Monday we have 3 of 5 items', 'The sun sets between 8 and 9', 'Call us on Friday', 'Open 9 to 5'])(
  '"%s" says no hours',
  (line) => {
    expect(hoursIn(line)).toEqual([])
  },
)

test('What takes more than one rule is quoted and not guessed', () => {
  const line = 'Monday, Wednesday and Friday 9:00-17:00'
  expect(hoursIn(line)).toEqual([{ quote: line, hours: null }])
})
