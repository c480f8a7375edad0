// What a long window costs beside a short one, on the stated-hours clock. A person runs it: `node bench/clock.ts`.
import { workingTime } from '../src/measure/working-time.ts'

const DAY = 86_400_000
const FROM = Date.parse('2026-03-02T09:30:00Z')
const stated = {
  hours: 'Mo-Fr 08:30-12:00,13:00-17:45; Sa 10:00-14:00',
  closed: ['2026-12-24', '2027-12-24', '2028-12-24', '2029-12-24', '2030-12-24'],
  holidays: 'DE-BY',
}

/** Microseconds for one call, the best of five rounds. */
function cost(act: () => unknown): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    for (let i = 0; i < 2000; i++) act()
    return (performance.now() - start) / 2
  })
  return Math.min(...rounds)
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
const from = iso(FROM)
const rows = ['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata'].flatMap((zone) => {
  const start = performance.now()
  const time = workingTime(stated, zone)
  time.between(from, iso(FROM + 1826 * DAY))
  const first = (performance.now() - start) * 1000
  const short = { between: 0, after: 0 }
  return [5, 30, 365, 1826].map((days) => {
    const to = iso(FROM + days * DAY)
    const open = time.between(from, to)
    const [between, after] = [cost(() => time.between(from, to)), cost(() => time.after(from, open))]
    if (days === 5) Object.assign(short, { between, after })
    return {
      zone,
      days,
      'between, µs': between.toFixed(1),
      'times that of 5 days': (between / short.between).toFixed(1),
      'after, µs': after.toFixed(1),
      'times that of 5 days ': (after / short.after).toFixed(1),
      'first call over 5 years, µs': days === 1826 ? first.toFixed(0) : '',
    }
  })
})
console.table(rows)
