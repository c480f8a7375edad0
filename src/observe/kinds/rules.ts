import { acknowledgement } from './acknowledgement.ts'
import { answer, plainAnswer } from './answer.ts'
import { botAnswer } from './bot-answer.ts'
import { bulk } from './bulk.ts'
import { challenge } from './challenge.ts'
import { deliveryReport } from './delivery-report.ts'
import { handoff } from './handoff.ts'
import { holding } from './holding.ts'
import { outOfOffice } from './out-of-office.ts'
import { receipt } from './receipt.ts'
import { request } from './request.ts'
import type { Rule } from './rule.ts'
import { unrelated } from './unrelated.ts'

/**
 * The rules in the order in which they are asked. Reports of mail servers may wear any stamp, so they come first;
 * then what programs send; then what a person's words ask of the shopper.
 */
export const answerRules: readonly Rule[] = [
  deliveryReport,
  receipt,
  challenge,
  outOfOffice,
  botAnswer,
  bulk,
  unrelated,
  acknowledgement,
  request,
  answer,
  handoff,
  holding,
  plainAnswer,
]
