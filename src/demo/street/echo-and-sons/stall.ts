import type { Stall } from '../../stall.ts'

/** Confirms the form at once, and never answers. */
export const echoAndSons: Stall = {
  slug: 'echo-and-sons',
  pages: { '/': 'index.html', '/contact': 'contact.html' },
  form: {
    path: '/contact',
    email: 'email',
    message: 'message',
    thanks: (number, page) => ({ kind: 'page', html: page('thanks.html').replace('{{number}}', `${number}`) }),
    sorry: () => ({ kind: 'page', html: '<h1>Please check your entries</h1>', status: 422 }),
  },
  script: async () => {},
}
