import { squash } from '../text/fold.ts'

/** Whether two names are one person's, written alike but for case, accents and spaces. */
export function samePerson(a: string, b: string): boolean {
  return squash(a) !== '' && squash(a) === squash(b)
}
