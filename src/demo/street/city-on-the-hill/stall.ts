import type { Draft, Matter } from '../../desk.ts'
import type { Stall } from '../../stall.ts'

/** Acknowledges, asks for the serial number where it needs it, and answers within its promise. */
export const cityOnTheHill: Stall = {
  slug: 'city-on-the-hill',
  pages: { '/': 'index.html', '/service': 'service.html', '/service/received': 'received.html' },
  form: {
    path: '/service/requests',
    email: 'email',
    message: 'message',
    subject: 'subject',
    thanks: () => ({ kind: 'redirect', to: '/service/received' }),
    sorry: () => ({ kind: 'page', html: '<h1>Please check your entries</h1>', status: 422 }),
  },
  async script({ matter, after, send, hears }) {
    const topic = topicOf(matter)
    await after('PT1M', 'PT10M')
    await send('sent-acknowledgement', acknowledgement(matter))
    await after('PT1H', 'PT5H')
    if (topic !== 'warranty') {
      await send('sent-request', letter(matter, REQUEST))
      if (!(await hears('P4D'))) return
      await after('PT2H', 'PT7H')
    }
    await send('sent-answer', letter(matter, ANSWERS[topic]))
  },
}

type Topic = 'warranty' | 'repair' | 'exchange'

function topicOf({ subject, words }: Matter): Topic {
  const all = `${subject} ${words}`
  if (/warranty/i.test(all)) return 'warranty'
  return /repair/i.test(all) ? 'repair' : 'exchange'
}

const tagged = ({ number, subject }: Matter) => `[City #${number}] ${subject}`

function acknowledgement(matter: Matter): Draft {
  return {
    from: 'City on the Hill Service <service@city-on-the-hill.test>',
    subject: tagged(matter),
    text: ACKNOWLEDGEMENT,
    language: 'en',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  }
}

function letter(matter: Matter, words: string): Draft {
  return {
    from: 'Maartje at City on the Hill <service@city-on-the-hill.test>',
    subject: `Re: ${tagged(matter)}`,
    text: `Hello,\n\n${words}\n\nKind regards,\nMaartje\nCity on the Hill\n`,
    language: 'en',
  }
}

const ACKNOWLEDGEMENT = `This is an automatic confirmation.

We have received your message. A colleague will write to you within two working days. There is no need to do anything until then.

City on the Hill
`

const REQUEST =
  'Thank you for your message, I am looking after it. Could you please send me the serial number of your radio? It is engraved under the handle.'

const ANSWERS: Readonly<Record<Topic, string>> = {
  warranty:
    'The warranty on the Lantern lasts five years from the day of purchase. The battery and the strap are not covered, everything else is, and you do not need to register: the receipt is enough.',
  repair:
    'Thank you for the serial number. I found your radio on the bench: the tuner was replaced yesterday, the repair is finished, and it will be back with you on Thursday.',
  exchange:
    'Thank you for the serial number. I am sorry that your radio did not work. We will replace it free of charge: a prepaid return label is on its way, and the new one leaves our house today.',
}
