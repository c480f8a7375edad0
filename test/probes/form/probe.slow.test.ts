import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { probe } from '../../../probes/form/probe.ts'
import { launchBrowser } from '../../../src/browser/launch.ts'
import type { Browser } from '../../../src/browser/port.ts'
import { openDesk } from '../../browser/desk.ts'
import { conforms } from '../conformance.ts'
import { formDesk, optionsFor, thanks } from './setting.ts'

describe('the contract', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser({ driver: 'playwright' })
  })
  afterAll(() => browser.close())

  conforms('form', {
    probe,
    badOptions: { recipe: { recipe: 2 }, url: 'ftp://desk.test', browser: null, assisted: 'perhaps' },
    doesNotListen: 'what comes back comes by mail, through the inbox',
    doesNotAct: null,
    async open() {
      const desk = await openDesk(formDesk(thanks))
      return { options: optionsFor(desk, browser), acts: () => desk.acts.length, close: desk.close }
    },
  })

  test('every problem of the options is named', () => {
    expect(() => probe.parseOptions({ url: 'ftp://desk.test' })).toThrow(
      /form: recipe:.*\n.*form: url:.*\n.*form: browser:/,
    )
  })
})
