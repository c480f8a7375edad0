import { expect, it } from 'vitest'
import { parseMessage } from '../../src/observe/message.ts'
import { replyTo } from '../../src/observe/reply-to.ts'
import { bytesOf } from './study.ts'

const read = async (draft: Parameters<typeof bytesOf>[0]) => replyTo(await parseMessage(bytesOf(draft)))

it('an answer goes to Reply-To, in the thread of the message', async () => {
  const headers = {
    'Reply-To': 'Desk <case-7@desk.test>',
    References: '<a@x.test> <b@x.test>',
    'In-Reply-To': '<b@x.test>',
  }
  expect(await read({ headers, subject: '=?UTF-8?Q?R=C3=BCckfrage?=' })).toEqual({
    address: 'case-7@desk.test',
    messageId: '<1@desk.test>',
    references: ['<a@x.test>', '<b@x.test>', '<1@desk.test>'],
    subject: 'Re: Rückfrage',
  })
})

it('without Reply-To it goes to From, and without References the thread begins with In-Reply-To', async () => {
  const reply = await read({ headers: { 'In-Reply-To': '<b@x.test>' } })
  expect(reply).toMatchObject({ address: 'help@desk.test', references: ['<b@x.test>', '<1@desk.test>'] })
})

it.each(['Re: My repair', 'AW: My repair', 'Antw: My repair', 'RE[2]: My repair'])(
  '%s gets no second prefix',
  async (subject) => {
    expect((await read({ subject })).subject).toBe(subject)
  },
)

it('a message without a Message-ID is answered without one', async () => {
  expect(await read({ headers: { 'Message-ID': '' } })).toMatchObject({ messageId: null, references: [] })
})
