import { isKind } from '../model/observation.ts'
import { RingbackError } from '../support/errors.ts'
import type { OpenStudy } from './open-study.ts'

/** Throws `gate-refused` where the study was closed. */
export async function refuseClosed(study: OpenStudy): Promise<void> {
  const observations = await study.observations()
  if (observations.some((observation) => isKind(observation, 'closed'))) {
    throw new RingbackError('gate-refused', 'The study is closed; nothing more is sent.')
  }
}
