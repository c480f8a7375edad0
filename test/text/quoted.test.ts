import { describe, expect, it } from 'vitest'
import { newTextOf } from '../../src/text/quoted.ts'

const OURS = `Good morning,

about five weeks ago I left my Echo 300 with you for repair. I understand that careful work takes its time.

Could you tell me how far the repair has come?

Kind regards
Anna Keller`

describe('What is new in a message', () => {
  it.each([
    ['English', 'On Mon, 2 Nov 2026 at 10:00, Anna Keller <a@shopper.test> wrote:'],
    ['English, wrapped', 'On Mon, 2 Nov 2026 at 10:00, Anna Keller\n<a@shopper.test> wrote:'],
    ['German', 'Am 02.11.2026 um 10:00 schrieb Anna Keller:'],
    ['German, the other way round', 'Anna Keller <a@shopper.test> schrieb am Mo., 2.\nNov. 2026 um 10:00 Uhr:'],
    ['French', 'Le lun. 2 nov. 2026 à 10:00, Anna Keller <a@shopper.test> a écrit :'],
    ['Spanish', 'El lun, 2 nov 2026 a las 10:00, Anna Keller (<a@shopper.test>) escribió:'],
    ['Italian', 'Il giorno lun 2 nov 2026 alle ore 10:00 Anna Keller <a@shopper.test> ha scritto:'],
    ['Dutch', 'Op ma 2 nov 2026 om 10:00 schreef Anna Keller <a@shopper.test>:'],
    ['English headers', '-----Original Message-----\nFrom: Anna\nSent: Monday\nSubject: My repair'],
    ['German headers', 'Von: Anna Keller\nGesendet: Montag, 2. November 2026 10:00\nAn: Hilfe\nBetreff: Reparatur'],
    ['French headers', 'De : Anna Keller\nEnvoyé : lundi 2 novembre 2026 10:00\nÀ : Aide\nObjet : Réparation'],
    ['Spanish headers', 'De: Anna Keller\nEnviado el: lunes, 2 de noviembre de 2026\nPara: Ayuda\nAsunto: Reparación'],
    ['Italian headers', 'Da: Anna Keller\nInviato: lunedì 2 novembre 2026\nA: Aiuto\nOggetto: Riparazione'],
    ['Dutch headers', 'Van: Anna Keller\nVerzonden: maandag 2 november 2026\nAan: Hulp\nOnderwerp: Reparatie'],
  ])('stands above the announcement: %s', (_, announcement) => {
    expect(newTextOf(`It is ready.\n\n${announcement}\n\nSome older words of another person.`)).toBe('It is ready.')
  })

  it('stands between the quoted lines too', () => {
    const text = 'On Monday, 2 Nov 2026, Anna wrote:\n> is it ready?\nYes, it is.\n> and the price?\nForty euros.'
    expect(newTextOf(text)).toBe('Yes, it is.\nForty euros.')
  })

  it.each([
    ['as they were sent', OURS],
    ['quoted', OURS.replaceAll(/^/gm, '> ')],
    ['rewrapped', OURS.replace('with you for', 'with you\nfor').replace('I understand that', 'I\nunderstand that')],
    ['in one line', OURS.replaceAll('\n', ' ')],
  ])('is none of our own words %s, whatever stands around them', (_, repeated) => {
    expect(newTextOf(`Yes, on Friday.\n\n${repeated}\n\nRef 7`, [OURS])).toBe('Yes, on Friday.\n\nRef 7')
  })

  it('keeps short lines that we happened to use as well', () => {
    expect(newTextOf('Please send:\n- the repair\n\nKind regards\nDesk', [OURS])).toBe(
      'Please send:\n- the repair\n\nKind regards\nDesk',
    )
  })

  it('ends at a signature, a drawn rule or a marker of the desk', () => {
    expect(newTextOf('It is ready now.\n-- \nDesk, phone 555')).toBe('It is ready now.')
    expect(newTextOf('It is ready now.\n------------------\nolder')).toBe('It is ready now.')
    expect(newTextOf('##- Please type your reply above this line -##\n\nIt is ready now.')).toBe('It is ready now.')
  })
})
