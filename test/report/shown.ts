import type { ContactLine, Result } from '../../src/model/result.ts'
import type { Shown } from '../../src/report/write-report.ts'
import { contact, PLAN } from '../measure/plan.ts'
import { at, Story } from '../measure/story.ts'
import { resultOfStory } from '../score/result-of-story.ts'

const ids = ['c-aaaaaaaa', 'c-bbbbbbbb', 'c-cccccccc', 'c-dddddddd']
const [first = '', second = '', third = ''] = ids

/** A study with a bit of everything that a page can show. */
export function shown(): Shown {
  const plan = { ...PLAN, contacts: ids.map((id) => contact(id)) }
  const from = (id: string) => ({ belongsTo: { kind: 'contact', contact: id, by: 'address', reason: '' } }) as const
  const handoff = { to: 'fax', detail: null }
  const story = new Story(plan)
    .read(at(1, '12:00'))
    .sent(at(2, '08:00'), {}, { contact: first })
    .mail(at(2, '08:10'), 'acknowledgement', 'machine', from(first))
    .mail(at(5, '09:00'), 'handoff', 'person', { ...from(first), handoff })
    .read(at(5, '09:30'))
    .sent(at(2, '12:00'), { outcome: 'unknown' }, { contact: second })
    .barrier(at(2, '16:00'), {}, { contact: third })
    .lost(at(6, '12:00'))
    .read(at(6, '14:00'))
    .read(at(20, '09:00'))
  return resultOfStory(story)
}

/** The same study with this text wherever a stranger, a brand or a study's own files have a say: one brand, its contacts after it. */
export function shownWith(text: string, brand = 'echo-and-sons'): Shown {
  const { result, contacts } = shown()
  return {
    result: hostileResult(result, text, brand),
    contacts: contacts.map((line) => hostileLine(line, text, brand)),
  }
}

/** One study of many brands, each with a text of its own. */
export function shownWithAll(texts: readonly string[]): Shown {
  const each = texts.map((text, index) => shownWith(text, `brand-${index}`))
  const result = shownWith(texts.join('')).result
  return {
    result: { ...result, brands: each.flatMap(({ result: { brands } }) => brands) },
    contacts: each.flatMap(({ contacts }) => contacts),
  }
}

function hostileResult(result: Result, text: string, brand: string): Result {
  const notTested = [{ promise: 'brand:x/y', title: text, because: text }]
  return {
    ...result,
    study: { ...result.study, name: text, purpose: text },
    brands: result.brands.map((line) => ({
      ...line,
      brand,
      name: text,
      homePage: text,
      statedHours: text,
      notTested,
      sayDo: [
        ...line.sayDo,
        { by: 'value' as const, name: text, promises: 1, kept: 0, broken: 1, undecided: 0, gap: -0.95 },
      ],
      promises: line.promises.map((promise) => ({
        ...promise,
        title: text,
        because: text,
        source: { quote: text, url: text, date: promise.source.date },
      })),
    })),
    listening: result.listening.map((one) => ({ ...one, gaps: one.gaps.map((gap) => ({ ...gap, because: text })) })),
    method: { ...result.method, notes: [text] },
  }
}

function hostileLine(line: ContactLine, text: string, brand: string): ContactLine {
  return {
    ...line,
    brand,
    scenario: text,
    gaps: line.gaps.map((gap) => ({ ...gap, because: text })),
    barriers: line.barriers.map((barrier) => ({ ...barrier, barrier: text, detail: text })),
    responses: line.responses.map((response) => ({ ...response, handoff: text })),
    timeline: line.timeline.map((moment) => ({ ...moment, what: text, detail: text })),
    verdicts: line.verdicts.map((verdict) => ({ ...verdict, because: text })),
  }
}
