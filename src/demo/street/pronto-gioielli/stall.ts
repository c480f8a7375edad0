import type { Stall } from '../../stall.ts'

/** Answers fast, a person, in Italian, whatever the shopper's language; and shouts, so that a filter takes it for junk. */
export const prontoGioielli: Stall = {
  slug: 'pronto-gioielli',
  pages: { '/': 'index.html', '/contatti': 'contatti.html' },
  form: {
    path: '/api/messaggi',
    email: 'posta',
    message: 'testo',
    subject: 'oggetto',
    thanks: () => ({ kind: 'json', value: { esito: 'Messaggio ricevuto. A fra poco!' } }),
    sorry: () => ({ kind: 'json', value: { esito: 'Controlla i campi.' }, status: 422 }),
  },
  async script({ matter, after, send }) {
    await after('PT4M', 'PT35M')
    await send('sent-answer', {
      from: 'Chiara di Pronto Gioielli <ciao@pronto-gioielli.test>',
      subject: `Re: ${matter.subject} Grazie!!!`,
      text: answerTo(`${matter.subject} ${matter.words}`),
      language: 'it',
    })
  },
}

function answerTo(words: string): string {
  const answer = /warranty/i.test(words)
    ? 'La garanzia dura due anni e non serve registrare l’orologio: basta conservare lo scontrino. Il cinturino e la pila sono esclusi.'
    : /repair/i.test(words)
      ? 'Ho appena parlato con il laboratorio: il suo orologio è già stato riparato e sarà spedito domani mattina, lo riceverà entro venerdì.'
      : 'Che dispiacere! Le mandiamo subito un orologio nuovo: il corriere passerà domani a ritirare quello difettoso, la sostituzione è gratuita.'
  return `Buongiorno,

grazie di averci scritto. ${answer}

Se ha altre domande mi scriva pure, rispondo io.

Un caro saluto,
Chiara
`
}
