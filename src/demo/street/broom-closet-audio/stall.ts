import type { Matter } from '../../desk.ts'
import type { Stall } from '../../stall.ts'

const FROM = 'Broom Closet Audio <help@broom-closet-audio.test>'

/** Promises one working day within minutes; after three days a person is too busy. */
export const broomClosetAudio: Stall = {
  slug: 'broom-closet-audio',
  pages: { '/': 'index.html', '/support': 'support.html', '/thank-you': 'thank-you.html' },
  form: {
    path: '/support/send',
    email: 'your_email',
    message: 'your_words',
    subject: 'your_subject',
    trap: 'website',
    thanks: () => ({ kind: 'redirect', to: '/thank-you' }),
    sorry: () => ({ kind: 'page', html: '<h1>Please check your entries</h1>', status: 422 }),
  },
  async script({ matter, after, send }) {
    await after('PT1M', 'PT8M')
    await send('sent-acknowledgement', {
      from: FROM,
      subject: tagged(matter),
      text: ACKNOWLEDGEMENT,
      language: 'en',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    await after('P3D', 'P3DT5H')
    await send('sent-referral', { from: FROM, subject: `Re: ${tagged(matter)}`, text: REFERRAL, language: 'en' })
  },
}

const tagged = ({ number, subject }: Matter) => `[Closet #${number}] ${subject}`

const ACKNOWLEDGEMENT = `Hello,

thank you for contacting Broom Closet Audio. This is an automatic reply: we have received your message, and a member of our team will answer you within one working day.

Broom Closet Audio, Chicago
`

const REFERRAL = `Hi,

sorry, I can see your message here, but we are far too busy to answer by e-mail these days. Please fax your question to +1 312 555 0142.

Gus
Broom Closet Audio
`
