import { Recipe } from '../../src/model/recipe.ts'
import type { RequestTracker } from './request-tracker.ts'

const form = 'form[name=TicketCreate]'

/**
 * How a customer with a login files a ticket on the desk's own pages. The way goes through the links, since the desk
 * takes a visitor who comes straight to the form for a forgery.
 */
export function selfServiceRecipe(
  desk: Pick<RequestTracker, 'baseUrl' | 'queue' | 'customer'>,
  { richText = true }: { readonly richText?: boolean } = {},
): Recipe {
  // The editor hides the text area, and writes over it when the form is sent.
  const message = richText
    ? { selector: 'body', frame: 'iframe.cke_wysiwyg_frame' }
    : { selector: `${form} textarea[name=Content]` }
  return Recipe.parse({
    recipe: 1,
    grade: 'approved',
    steps: [
      { do: 'open', url: `${desk.baseUrl}/SelfService/CreateTicketInQueue.html` },
      { do: 'fill', field: { selector: '#user' }, with: desk.customer.user },
      { do: 'fill', field: { selector: '#login input[name=pass]' }, with: desk.customer.password },
      { do: 'click', on: { selector: '#login input[type=submit]' } },
      { do: 'wait', for: { text: desk.queue, role: 'link' } },
      { do: 'click', on: { text: desk.queue, role: 'link' } },
      { do: 'wait', for: message },
      { do: 'fill', field: { selector: '#Requestors' }, with: '{{email}}' },
      { do: 'fill', field: { selector: `${form} input[name=Subject]` }, with: '{{subject}}' },
      { do: 'fill', field: message, with: '{{message}}' },
      { do: 'click', on: { selector: `${form} input[name=SubmitTicket]` }, submits: true },
    ],
    irreversible: { method: 'POST', url: '/SelfService/Create.html' },
    allowed: [{ method: 'POST', url: '/NoAuth/Login.html' }],
    success: [{ text: 'created in queue', element: { selector: 'ul.action-results li' } }],
    failure: [{ text: 'RT Error' }, { text: 'Possible cross-site request forgery' }, { text: 'No permission to' }],
  })
}
