const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)'
const DAYS = `${DAY}(?:-${DAY})?(?:,${DAY}(?:-${DAY})?)*`
const SPAN = '(?:[01]?\\d|2[0-3]):[0-5]\\d-(?:[0-3]?\\d|4[0-7]):[0-5]\\d'
const TIMES = `${SPAN}(?:,${SPAN})*`
const OPEN = new RegExp(`^(?:24/7|(?:${DAYS} )?${TIMES}|${DAYS})$`)
const SHUT = new RegExp(`^(?:${DAYS} )?(?:off|closed)$`)
const HOLIDAYS_ALONE = /^PH(?: |$)/

/** Whether opening hours are written as OpenStreetMap does, with some time open; what they mean, the measuring room says. */
export function hoursLookRight(hours: string): boolean {
  const rules = hours
    .split(';')
    .map((rule) =>
      rule
        .trim()
        .replace(/\s*([-,])\s*/g, '$1')
        .replace(/\s+/g, ' '),
    )
    .filter((rule) => rule !== '')
  const known = rules.every((rule) => OPEN.test(rule) || SHUT.test(rule))
  return known && rules.some((rule) => OPEN.test(rule) && !HOLIDAYS_ALONE.test(rule))
}
