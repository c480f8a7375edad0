import { RingbackError } from '../support/errors.ts'

/** The same promise with a bound: a page that hangs becomes an error that says what it was to do. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new RingbackError('browser-failed', `Expected the page to ${what} within ${milliseconds} ms.`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([work, bound])
  } finally {
    clearTimeout(timer)
  }
}
