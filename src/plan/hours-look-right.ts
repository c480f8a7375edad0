const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)'
const DAYS = `${DAY}(?:-${DAY})?(?:,\\s?${DAY}(?:-${DAY})?)*`
const TIME = '(?:[01]?\\d|2[0-4]):[0-5]\\d'
const SPAN = `${TIME}-(?:${TIME}|(?:2[4-9]|[34]\\d):[0-5]\\d)`
const SPANS = `${SPAN}(?:,\\s?${SPAN})*`
const RULE = new RegExp(`^(?:24/7|(?:${DAYS}\\s+)?(?:${SPANS}|off|closed)|${DAYS})$`)

/** Whether opening hours are written as OpenStreetMap does; what they mean, the measuring room says. */
export function hoursLookRight(hours: string): boolean {
  return hours
    .split(';')
    .map((rule) => rule.trim())
    .every((rule, i, all) => (rule === '' ? i > 0 && i === all.length - 1 : RULE.test(rule)))
}
