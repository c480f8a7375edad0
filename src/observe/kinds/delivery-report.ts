import { readDeliveryReport } from './read-delivery.ts'
import type { Rule } from './rule.ts'

/** What mail servers say of our message. That it arrived is no answer; that it did not is no silence. */
export const deliveryReport: Rule = ({ message }) => {
  const delivery = readDeliveryReport(message)
  if (delivery === null) return null
  const why = [
    delivery.status === 'delivered' || delivery.status === 'relayed'
      ? 'delivery-notice'
      : `delivery ${delivery.status}`,
  ]
  const kind = delivery.status === 'failed' || delivery.status === 'delayed' ? 'delivery-failure' : 'unrelated'
  return { kind, by: 'machine', why, delivery }
}
