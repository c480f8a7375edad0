// How well forms are read, on labelled pages: node bench/forms.ts --data FOLDER [--train] [--cross] [--predictions FILE]
// The pages are split by site. The code is built by looking at the building part alone; a figure that counts is one on
// the checking part. --train learns the model's weights anew from the building part, --cross tries that out within it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FormModel, modelledKind } from '../src/page/form-kind.ts'
import model from '../src/page/form-model.json' with { type: 'json' }
import { snapshotOfHtml } from '../src/page/from-html.ts'
import { readingsOf } from '../src/page/read-fields.ts'
import { type WeighedForm, weighForms } from '../src/page/read-page.ts'
import { byName, type Figures, figuresOf, intervals, type Judged } from './forms/figures.ts'
import { draw, type GoldForm, kindOfGold, partOf, readGold, siteOf } from './forms/gold.ts'
import { train } from './forms/train.ts'

interface Read {
  readonly gold: GoldForm
  readonly site: string
  readonly form: WeighedForm | null
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    train: { type: 'boolean', default: false },
    cross: { type: 'boolean', default: false },
    predictions: { type: 'string' },
  },
})
if (values.data === undefined) throw new Error('Expected `--data` to name the folder of the labelled pages')
const folder = values.data
const reads = readAll(readGold(folder))
const building = reads.filter(({ site }) => partOf(site) === 'building')

if (values.train) {
  const weights = train(examples(building))
  writeFileSync(new URL('../src/page/form-model.json', import.meta.url), `${JSON.stringify({ weights })}\n`)
  console.log(`learned ${Object.keys(weights).length} features from ${building.length} forms of the building part`)
}
const weights: FormModel = values.train
  ? JSON.parse(readFileSync(new URL('../src/page/form-model.json', import.meta.url), 'utf8')).weights
  : model.weights
if (values.cross) show('building part, the kind of form cross-validated over 10 folds of sites', crossed(building))
else {
  show('building part (tuned on: says nothing)', judge(building, weights))
  show(
    'checking part',
    judge(
      reads.filter(({ site }) => partOf(site) === 'checking'),
      weights,
    ),
  )
}
if (values.predictions !== undefined) writeFileSync(values.predictions, predictions(reads, weights))

function readAll(gold: readonly GoldForm[]): readonly Read[] {
  const byPage = Map.groupBy(gold, ({ page }) => page)
  const saved = [...byPage].map(([page, forms]) => ({ forms, bytes: readFileSync(join(folder, page)) }))
  const started = { wall: performance.now(), cpu: process.cpuUsage() }
  const found = saved.flatMap(({ forms, bytes }) => {
    // As the command reads them: nobody says where a file was saved from.
    const weighed = weighForms(snapshotOfHtml(bytes))
    return forms.map((one) => ({
      gold: one,
      site: siteOf(one.url),
      form: weighed.find(({ form }) => form?.index === one.form_index) ?? null,
    }))
  })
  const [wall, { user }] = [(performance.now() - started.wall) / 1000, process.cpuUsage(started.cpu)]
  console.log(
    `${saved.length} pages in ${wall.toFixed(1)} s: ${(saved.length / wall).toFixed(0)} pages a second (${((saved.length * 1e6) / user).toFixed(0)} a second of one processor)`,
  )
  return found
}

function examples(some: readonly Read[]) {
  return some.flatMap(({ gold, form }) => (form === null ? [] : [{ features: form.features, kind: kindOfGold(gold) }]))
}

function judge(some: readonly Read[], by: FormModel): readonly Judged[] {
  return some.map(({ gold, site, form }) => ({
    gold,
    site,
    message: form !== null && kindBy(form, by) === 'message',
    fields: form === null ? [] : readingsOf(form.fields),
  }))
}

function kindBy(form: WeighedForm, by: FormModel) {
  return modelledKind(form.features, by).modelled
}

function crossed(some: readonly Read[]): readonly Judged[] {
  const fold = ({ site }: Read) => draw(`fold ${site}`) % 10
  return Array.from({ length: 10 }, (_, held) =>
    judge(
      some.filter((one) => fold(one) === held),
      train(examples(some.filter((one) => fold(one) !== held))),
    ),
  ).flat()
}

function show(title: string, judged: readonly Judged[]): void {
  const other = judged.filter(({ gold }) => gold.lang !== 'en')
  const rows: readonly (readonly [string, keyof Figures, readonly Judged[], number | null, keyof Figures])[] = [
    ['contact form F1', 'contactF1', judged, 0.95, 'contacts'],
    ['  precision', 'contactPrecision', judged, null, 'contacts'],
    ['  recall', 'contactRecall', judged, null, 'contacts'],
    ['  not English', 'contactF1', other, 0.93, 'contacts'],
    ['    precision', 'contactPrecision', other, null, 'contacts'],
    ['    recall', 'contactRecall', other, null, 'contacts'],
    ['fields of contact forms, accuracy', 'fieldAccuracy', judged, 0.9, 'fields'],
    ['  not English', 'fieldAccuracy', other, 0.88, 'fields'],
    ['every field right', 'everyField', judged, 0.75, 'labelled'],
    ['subject F1', 'subjectF1', judged, 0.85, 'labelled'],
  ]
  console.log(`\n${title}\n${'figure'.padEnd(36)}${'is'.padEnd(8)}${'95 % interval'.padEnd(18)}${'bar'.padEnd(6)}n`)
  for (const [name, key, some, bar, n] of rows) {
    const figures = figuresOf(some)
    const [low, high] = intervals(some)[key]
    console.log(
      `${name.padEnd(36)}${figures[key].toFixed(3).padEnd(8)}${`${low.toFixed(3)} to ${high.toFixed(3)}`.padEnd(18)}${(bar?.toFixed(2) ?? '').padEnd(6)}${figures[n]}`,
    )
  }
}

// As the scorer of the labelled pages wants them.
function predictions(some: readonly Read[], by: FormModel): string {
  const labels: Readonly<Record<string, string>> = {
    message: 'contact/comment',
    newsletter: 'join mailing list',
    recovery: 'password/login recovery',
    order: 'order/add to cart',
  }
  return some
    .map(({ gold, form }) => {
      const kind = form === null ? 'other' : kindBy(form, by)
      const fields = Object.fromEntries(byName(readingsOf(form?.fields ?? [])))
      return `${JSON.stringify({ page: gold.page, form_index: gold.form_index, form_type: labels[kind] ?? kind, fields })}\n`
    })
    .join('')
}
