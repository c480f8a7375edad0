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
  'silence-unproven': 'nothing heard, and our listening not proven',
  void: 'void',
  // Verdicts and findings
  kept: 'kept',
  broken: 'broken',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
  'insufficient-evidence': 'insufficient evidence',
  'not-tested': 'not tested',
  // Delivery
  proven: 'proven',
  'settled-by-reply': 'settled by a reply',
  unproven: 'delivery unproven',
  failed: 'failed',
  'not-sent': 'not sent',
  'brand-mail-server': 'the brand’s mail server',
  relay: 'our relay',
  form: 'the form',
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
  undecided: 'undecided',
  // Moments of ours
  accepted: 'accepted',
  intent: 'sent',
  exchange: 'exchange kept',
  barrier: 'barrier',
  'barrier-in-rehearsal': 'barrier in rehearsal',
  'screenshot-before': 'screenshot before',
  'screenshot-after': 'screenshot after',
  'screenshot-barrier': 'screenshot of the barrier',
  'instrument-failed': 'our instrument failed',
  decision: 'decided by a person',
}

/** The word for a value; a value without one is shown as it is. */
export function word(value: string): string {
  return WORDS[value] ?? value
}
