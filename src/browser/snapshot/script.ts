import { SNAPSHOT_BOUNDS } from '../../model/page-snapshot.ts'
import { domTools } from './dom.ts'
import { readFields } from './fields.ts'
import { readForms } from './forms.ts'
import { hidingTools } from './hiding.ts'
import { labelTools } from './labels.ts'
import { readLinks } from './links.ts'
import { readDocument } from './read-document.ts'
import { sightTools } from './sight.ts'

/**
 * The script that reads one document, as the text that the browser runs. Each part is whole in itself and is handed the
 * parts that it needs: what is imported does not exist inside a page.
 */
export const snapshotScript = `(() => {
  const dom = (${domTools})(${JSON.stringify(SNAPSHOT_BOUNDS)})
  const hiding = (${hidingTools})(dom)
  const sight = (${sightTools})(dom, hiding)
  const labels = (${labelTools})(dom, sight)
  const all = dom.elements.filter((element) => element.tagName === 'FORM')
  const { fields, all: allFields } = (${readFields})(dom, sight, labels, all)
  const { forms, headings } = (${readForms})(dom, sight, labels, all)
  const links = (${readLinks})(dom, sight)
  return (${readDocument})(dom, { headings, links, forms, fields, allFields, allForms: all.length })
})()`
