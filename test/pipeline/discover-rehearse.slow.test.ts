import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leapingClock } from '../../src/demo/leaping-clock.ts'
import { openStreet } from '../../src/demo/street.ts'
import { STUDY_STARTS, writeStudy } from '../../src/demo/study.ts'
import { discover } from '../../src/pipeline/discover.ts'
import { planStudy } from '../../src/pipeline/plan-study.ts'
import { approveRecipes, raiseRehearsed } from '../../src/pipeline/raise-grade.ts'
import { rehearseStudy } from '../../src/pipeline/rehearse-study.ts'
import { siteOf } from '../../src/plan/read-site-list.ts'

test('Recipes drafted from home pages are rehearsed as they are, raised, and approved; the CAPTCHA blocks its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'drafted-'))
  const clock = leapingClock(STUDY_STARTS)
  const street = await openStreet(folder, clock)
  try {
    const world = { clock, env: {}, signal: new AbortController().signal, log: () => {} }
    const [study, found] = [join(folder, 'study'), join(folder, 'found')]
    await writeStudy(study, street)
    const sites = street.stalls.flatMap(({ stall, origin }) => siteOf(`${origin}/`, stall.slug) ?? [])
    await discover(sites, { out: found, pages: 5, country: 'DE' }, world)
    await cp(join(found, 'recipes'), join(study, 'recipes'), { recursive: true })
    await planStudy(study, world)

    const rehearsed = await rehearseStudy(study, world)
    const forms = rehearsed.filter(({ channel }) => channel === 'form')
    expect(Object.fromEntries(forms.map(({ brand, ended }) => [brand, ended]))).toEqual({
      'echo-and-sons': 'armed',
      'broom-closet-audio': 'armed',
      'pronto-gioielli': 'armed',
      'cone-of-silence': 'blocked',
      'city-on-the-hill': 'armed',
    })
    expect(street.deeds()).toEqual([])

    const raised = await raiseRehearsed(study, rehearsed, clock)
    expect(raised).toHaveLength(4)
    expect(await approveRecipes(study, raised, '2026-11-03')).toEqual(raised)
    expect(await readFile(join(study, 'recipes', 'cone-of-silence.yaml'), 'utf8')).toContain('grade: drafted')
  } finally {
    await street.close()
    await rm(folder, { recursive: true })
  }
})
