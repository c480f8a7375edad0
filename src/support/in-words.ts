/** Seconds as they are said: `3 d 4 h`, `12 min 5 s`, `45 s`. */
export function secondsInWords(count: number): string {
  // Rounded once, so that no part of it reaches the next unit.
  const whole = count < 60 ? Math.round(count * 10) / 10 : Math.round(count)
  if (whole < 60) return `${whole} s`
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor((whole % 86_400) / 3600),
    Math.floor((whole % 3600) / 60),
  ]
  if (days > 0) return `${days} d ${hours} h`
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`
}
