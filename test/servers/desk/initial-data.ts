/** Someone with a login at the desk. */
export interface DeskUser {
  readonly user: string
  readonly name: string
  readonly email: string
  readonly password: string
}

export interface DeskData {
  readonly queue: string
  readonly address: string
  readonly staff: DeskUser
  readonly customer: DeskUser
}

const everyone = ['SeeQueue', 'CreateTicket', 'ReplyToTicket']
const requestor = ['ShowTicket', 'ReplyToTicket']
const staffs = [
  'SeeQueue',
  'ShowTicket',
  'CreateTicket',
  'ReplyToTicket',
  'CommentOnTicket',
  'ModifyTicket',
  'OwnTicket',
  'ShowOutgoingEmail',
]

/** The desk's queue, people and rights, as the data file that its set-up program reads. */
export function initialData({ queue, address, staff, customer }: DeskData): string {
  const rights = [
    ...everyone.map(
      (right) => `GroupDomain => 'SystemInternal', GroupType => 'Everyone', Queue => '${queue}', Right => '${right}'`,
    ),
    ...requestor.map(
      (right) => `GroupDomain => 'RT::Queue-Role', GroupType => 'Requestor', Queue => '${queue}', Right => '${right}'`,
    ),
    // She may give another address of hers as the requestor's, and still see the ticket that she made.
    `UserId => '${customer.user}', Queue => '${queue}', Right => 'ShowTicket'`,
    ...staffs.map((right) => `UserId => '${staff.user}', Queue => '${queue}', Right => '${right}'`),
  ]
  const comment = address.replace('@', '-comment@')
  return `@Queues = ({ Name => '${queue}', Description => 'Customer care', CorrespondAddress => '${address}', CommentAddress => '${comment}' });
@Users = ({ ${person(staff)}, Privileged => 1 }, { ${person(customer)}, Privileged => 0 });
@ACL = (
${rights.map((right) => `  { ${right} },\n`).join('')});
1;
`
}

function person({ user, name, email, password }: DeskUser): string {
  return `Name => '${user}', RealName => '${name}', EmailAddress => '${email}', Password => '${password}'`
}
