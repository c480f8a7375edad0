import type { Stall } from '../../stall.ts'

/** Hides its form behind a premium-rate number and a picture puzzle. Whoever passes both is not answered either. */
export const coneOfSilence: Stall = {
  slug: 'cone-of-silence',
  pages: { '/': 'index.html', '/hilfe': 'hilfe.html', '/hilfe/schreiben': 'schreiben.html' },
  form: {
    path: '/hilfe/schreiben',
    email: 'f2',
    message: 'f3',
    captcha: ['f4', 'A3LN'],
    thanks: () => ({ kind: 'page', html: '<h1>Vielen Dank</h1>' }),
    sorry: () => ({ kind: 'page', html: '<h1>Der Code stimmt nicht</h1>' }),
  },
  script: async () => {},
}
