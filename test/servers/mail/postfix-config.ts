import type { MailDomain, MailPorts } from '../mail-pair.ts'

export interface PostfixOptions {
  readonly base: string
  readonly hostname: string
  readonly ports: MailPorts
  readonly domains: Readonly<Record<string, MailDomain>>
  readonly routes: Readonly<Record<string, number>>
  readonly announcesDsn: boolean
}

// Where a bounce goes to fail: no domain of ours, so the transport of last resort refuses it.
const nowhere = 'nowhere.example.com'

/** The files of a private Postfix, by their path under its base folder. */
export function postfixFiles(options: PostfixOptions): Readonly<Record<string, string>> {
  return {
    'postfix/main.cf': mainCf(options),
    'postfix/master.cf': masterCf(options),
    'tables/mailboxes': table(options, (domain, { users, programs = [] }) =>
      [...users, ...programs].map((user) => `${user}@${domain} here`),
    ),
    // A catch-all would swallow the domain's own users too, unless each of them is named first.
    'tables/aliases': table(options, (domain, { users, programs = [], catchAll, bounces = [] }) => [
      ...bounces.map((user) => `${user}@${domain} ${user}@${nowhere}`),
      ...[...users, ...programs].map((user) => `${user}@${domain} ${user}@${domain}`),
      ...(catchAll ? [`@${domain} ${catchAll}@${domain}`] : []),
    ]),
    'tables/transports': [
      table(options, (domain, { programs = [] }) =>
        programs.map((user) => `${user}@${domain} program:${user}@${domain}`),
      ),
      ...Object.entries(options.routes).map(([domain, port]) => `${domain} smtp:[127.0.0.1]:${port}\n`),
    ].join(''),
  }
}

function table(options: PostfixOptions, lines: (domain: string, of: MailDomain) => readonly string[]): string {
  return Object.entries(options.domains)
    .flatMap(([domain, of]) => lines(domain, of))
    .map((line) => `${line}\n`)
    .join('')
}

function mainCf({ base, hostname, ports, domains, routes, announcesDsn }: PostfixOptions): string {
  return `compatibility_level = 3.6
queue_directory = ${base}/queue
data_directory = ${base}/data
meta_directory = /etc/postfix
maillog_file = ${base}/log/mail.log
maillog_file_prefixes = ${base}
# The log's own stamps are whole seconds: the delays of a delivery tell the rest.
delay_logging_resolution_limit = 6
import_environment = MAIL_CONFIG MAIL_LOGTAG TZ=UTC LANG=C
myhostname = ${hostname}
myorigin = ${hostname}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_peername_lookup = no
smtpd_client_connection_rate_limit = 0
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_discard_ehlo_keywords = ${announcesDsn ? '' : 'dsn'}
message_size_limit = 30000000
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains = ${Object.keys(domains).join(' ')}
virtual_mailbox_maps = texthash:${base}/tables/mailboxes
virtual_alias_maps = texthash:${base}/tables/aliases
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
transport_maps = texthash:${base}/tables/transports
relay_domains = ${Object.keys(routes).join(' ')}
default_transport = error:5.1.2 no delivery outside this machine
local_transport = error:5.1.1 no local mail
program_destination_recipient_limit = 1
recipient_delimiter = +
# A desk that is away for a moment is tried again within seconds.
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
smtpd_tls_cert_file = ${base}/tls/certificate.pem
smtpd_tls_key_file = ${base}/tls/key.pem
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${base}/run/auth
smtpd_sasl_security_options = noanonymous
smtp_tls_security_level = none
`
}

function masterCf({ base, ports }: PostfixOptions): string {
  return `127.0.0.1:${ports.smtp} inet n - n - - smtpd
127.0.0.1:${ports.submission} inet n - n - - smtpd
  -o syslog_name=postfix/submission
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp flags=O
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
program unix - n n - - pipe
  flags=R user=nobody argv=/bin/sh ${base}/programs/\${nexthop}
`
}
