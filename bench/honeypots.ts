import { figuresOf, tryHoneypots } from '../test/page/fixtures/try-honeypots.ts'

// Which of the rendered fixtures are taken for traps, under each engine: `node bench/honeypots.ts`.
for (const driver of ['playwright', 'puppeteer'] as const) {
  const tried = await tryHoneypots(driver)
  const { recall, precision } = figuresOf(tried)
  const traps = tried.filter(({ fixture }) => fixture.trap).length
  console.log(
    `${driver}: ${traps} traps, recall ${recall.toFixed(3)}; ${tried.length - traps} honest, precision ${precision.toFixed(3)}`,
  )
  for (const { fixture, judged, hiddenBy } of tried) {
    if (judged === fixture.trap) continue
    console.log(
      `  ${fixture.trap ? 'missed' : 'wrongly a trap'}: ${fixture.title} (hidden by ${hiddenBy ?? 'nothing'})`,
    )
  }
}
