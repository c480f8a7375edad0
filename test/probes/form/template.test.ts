import { expect, test } from 'vitest'
import { render } from '../../../probes/form/template.ts'
import { turnFor } from '../world.ts'

const turn = turnFor({
  address: 'anna.keller.k7m2qd@shopper.test',
  values: { product: 'Echo One', brand: 'Echo & Sons', serial_number: 'SN-1' },
  persona: {
    slug: 'anna',
    name: 'Anna Maria Keller',
    company: 'Keller Audio',
    languages: ['en'],
    mailName: 'anna.keller',
    phone: { number: '+49 30 1234567', watched: true },
    items: {},
  },
})

test.each([
  ['{{email}}', 'anna.keller.k7m2qd@shopper.test'],
  ['{{ subject }}', 'My speaker hums'],
  ['{{message}}', 'Hello,\n\nmy speaker hums. What can I do?\n\nAnna Keller'],
  ['{{persona.firstName}}/{{persona.lastName}}', 'Anna/Maria Keller'],
  ['{{persona.name}}, {{persona.company}}, {{persona.phone}}', 'Anna Maria Keller, Keller Audio, +49 30 1234567'],
  ['{{brand}}: {{product}} ({{serial_number}})', 'Echo & Sons: Echo One (SN-1)'],
  ['I have a question', 'I have a question'],
])('%s becomes %j', (template, expected) => {
  expect(render(template, turn)).toBe(expected)
})

test('what has no value is an error, never an empty field', () => {
  expect(() => render('{{order_number}}', turn)).toThrow('Expected a value for {{order_number}}, got none')
})

test('values are not read as templates', () => {
  const sly = turnFor({ values: { product: '{{email}}' } })
  expect(render('{{product}}', sly)).toBe('{{email}}')
})
