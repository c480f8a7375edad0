import type { RequestPattern } from '../model/recipe.ts'

/** Whether a request is the one that a pattern names: same method, and the URL's path has the part, or is the glob. */
export function matchesRequest(pattern: RequestPattern, method: string, url: string): boolean {
  if (pattern.method !== method.toUpperCase()) return false
  const { href, hash, pathname, search } = new URL(url)
  const whole = /^https?:/i.test(pattern.url) ? href.slice(0, href.length - hash.length) : pathname + search
  return pattern.url.includes('*') ? globOf(pattern.url).test(whole) : whole.includes(pattern.url)
}

function globOf(glob: string): RegExp {
  const literal = glob.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`)
}
