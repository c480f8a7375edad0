import type { Problem } from '../../support/errors.ts'
import { isZone } from '../../support/zone.ts'
import { hoursLookRight } from '../hours-look-right.ts'
import type { LocatedBrand } from '../read-brands.ts'
import { covers } from '../reserved.ts'
import { problemAt } from './report.ts'

/** A brand's own file: zone, hours, and channels that lie on its domains. */
export function checkBrand(brand: LocatedBrand): readonly Problem[] {
  const { zone, statedHours, homePage, channels, domains } = brand.value
  const problems: Problem[] = []
  const expect = (holds: boolean, path: readonly PropertyKey[], message: string) => {
    if (!holds) problems.push(problemAt(brand, path, message))
  }
  const covered = (host: string) => domains.some((domain) => covers(domain, host))
  const owns = (host: string, path: readonly PropertyKey[]) =>
    expect(covered(host), path, `Expected \`${path.join('.')}\` to lie on one of \`domains\`, got \`${host}\``)

  expect(isZone(zone), ['zone'], `Expected \`zone\` to be a time zone such as \`Europe/Berlin\`, got \`${zone}\``)
  if (statedHours !== undefined) {
    const { hours } = statedHours
    expect(
      hoursLookRight(hours),
      ['statedHours', 'hours'],
      `Expected \`statedHours.hours\` to be written as \`Mo-Fr 09:00-17:00; Sa 10:00-14:00\`, got \`${hours}\``,
    )
  }
  for (const [i, domain] of domains.entries()) {
    const bare = /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+|\[?::1\]?)$/i.test(domain)
    expect(
      bare,
      ['domains', i],
      `Expected \`domains[${i}]\` to be a domain such as \`brand.example\`, got \`${domain}\``,
    )
  }
  for (const [url, path] of [
    [homePage, ['homePage']],
    [channels.form?.url, ['channels', 'form', 'url']],
  ] as const) {
    if (url === undefined) continue
    const { protocol, hostname } = new URL(url)
    const web = protocol === 'http:' || protocol === 'https:'
    expect(web, path, `Expected \`${path.join('.')}\` to begin with https:// or http://, got \`${url}\``)
    if (web) owns(hostname, path)
  }
  const address = channels.email?.address
  if (address !== undefined) owns(address.slice(address.lastIndexOf('@') + 1), ['channels', 'email', 'address'])
  return problems
}
