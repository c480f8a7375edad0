/** The words that a page uses for the model's values: one place, so that a reader meets one word for one thing. */
export const WORDS: Readonly<Record<string, string>> = {
  // Dispositions
  planned: 'not yet sent',
  withdrawn: 'taken back before it was sent',
  withheld: 'withheld by the gate',
  blocked: 'a barrier stopped our robot',
  rejected: 'refused by the brand’s system',
  undelivered: 'came back undelivered',
  'sent-unknown': 'sent, arrival unknown',
  pending: 'still listening',
  answered: 'a person answered',
  referred: 'a person sent the shopper elsewhere',
  'asked-only': 'a person only asked back',
  'acknowledged-only': 'acknowledged, never answered',
  silent: 'silence to the end',
  'silence-unproven': 'no answer heard, and delivery or listening not proven',
  void: 'void',
  // Verdicts and findings
  kept: 'kept',
  broken: 'broken',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
  'insufficient-evidence': 'insufficient evidence',
  'not-tested': 'not tested',
  adopted: 'adopted',
  draft: 'draft, never called broken',
  minor: 'minor',
  serious: 'serious',
  grave: 'grave',
  // Delivery
  proven: 'proven',
  'settled-by-reply': 'settled by a reply',
  unproven: 'delivery unproven',
  failed: 'failed',
  'not-sent': 'not sent',
  // Metrics
  'acknowledgement-time': 'time to acknowledgement',
  'first-response-time': 'time to first response by a person',
  'substantive-response-time': 'time to an answer by a person',
  'response-rate': 'share answered by a person',
  // Engagements
  own: 'own channels',
  consented: 'with the brand’s consent',
  'third-party': 'third party',
  'genuine-case': 'a customer’s genuine case',
  // Clocks
  calendar: 'calendar time',
  'stated-hours': 'the brand’s stated hours',
  // Stages
  'before-sale': 'before the sale',
  'after-sale': 'after the sale',
  // Channels
  email: 'email',
  form: 'web form',
  chat: 'chat',
  phone: 'phone',
  post: 'post',
  store: 'store',
  site: 'site',
  // What stood in the way
  captcha: 'CAPTCHA',
  login: 'login',
  'bot-wall': 'wall against robots',
  unreachable: 'not reachable',
  'form-changed': 'the form is not as it was',
  'form-error': 'the form reported an error',
  'recipient-refused': 'the address was refused',
  'no-route': 'no server takes mail for it',
  'unwilling-server': 'the server took no mail',
  // What a message is
  'delivery-failure': 'delivery failure',
  challenge: 'challenge',
  'out-of-office': 'out of office',
  acknowledgement: 'acknowledgement',
  'bot-answer': 'answer by a bot',
  holding: 'holding reply',
  request: 'asks for something',
  handoff: 'sent elsewhere',
  answer: 'answer',
  survey: 'survey',
  marketing: 'marketing',
  unrelated: 'unrelated',
  undecided: 'waits for a person to judge it',
  // Moments of ours
  accepted: 'accepted',
  intent: 'sent',
  exchange: 'exchange kept',
  barrier: 'barrier',
  'barrier-in-rehearsal': 'barrier in rehearsal',
  'screenshot-before': 'screenshot before',
  'screenshot-after': 'screenshot after',
  'screenshot-barrier': 'screenshot of the barrier',
  'delivery-delivered': 'delivered, by the relay’s log or a person',
  'delivery-delayed': 'delayed, by the relay’s log or a person',
  'delivery-failed': 'not delivered, by the relay’s log or a person',
  'instrument-failed': 'our instrument failed',
  decision: 'decided by a person',
}

const ACCEPTORS: Readonly<Record<string, string>> = {
  'brand-mail-server': 'the brand’s mail server',
  relay: 'our relay',
  form: 'the brand’s form',
}

/** Who accepted a contact. */
export function by(acceptor: string): string {
  return Object.hasOwn(ACCEPTORS, acceptor) ? (ACCEPTORS[acceptor] ?? acceptor) : acceptor
}

/** The word for a value; a value without one is shown as it is. */
export function word(value: string): string {
  return Object.hasOwn(WORDS, value) ? (WORDS[value] ?? value) : value
}
