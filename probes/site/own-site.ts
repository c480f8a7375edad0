/** Says whether an address belongs to the brand's site: its host, hosts beside and below it, its help centre elsewhere. */
export function ownSite(home: URL): (url: URL) => boolean {
  const root = registered(home.hostname)
  const name = root.split('.')[0] ?? root
  return (url) => {
    if (url.host === home.host) return true
    // Ports and names of this machine part sites from each other.
    if (home.hostname.endsWith('localhost') || /^[\d.]+$|:/.test(home.hostname)) return false
    if (registered(url.hostname) === root) return true
    return name.length >= 4 && HELP_DESKS.test(url.hostname) && url.hostname.startsWith(`${name}.`)
  }
}

const HELP_DESKS =
  /\.(zendesk|freshdesk|helpscoutdocs|gorgias\.help|intercom\.help|helpjuice|kayako|zohodesk|atlassian|statuspage)\b/

// Without the whole list of public endings: two labels, three where the second is one of the usual ones.
function registered(host: string): string {
  const labels = host.toLowerCase().split('.')
  const usual =
    /^(co|com|org|net|gov|ac|edu|or|ne|gob|gouv)$/.test(labels.at(-2) ?? '') && (labels.at(-1)?.length ?? 0) === 2
  return labels.slice(usual ? -3 : -2).join('.')
}
