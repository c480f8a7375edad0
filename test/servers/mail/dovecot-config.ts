import type { MailPorts } from '../mail-pair.ts'

export interface DovecotOptions {
  readonly base: string
  readonly hostname: string
  readonly ports: MailPorts
  /** Addresses with their passwords. */
  readonly users: Readonly<Record<string, string>>
}

/** The files of a private Dovecot, by their path under its base folder. */
export function dovecotFiles(options: DovecotOptions): Readonly<Record<string, string>> {
  return {
    'dovecot/dovecot.conf': dovecotConf(options),
    'dovecot/users': Object.entries(options.users)
      .map(([address, password]) => `${address}:{PLAIN}${password}::::::\n`)
      .join(''),
    'dovecot/junk.sieve': `require ["fileinto"];
if header :contains "X-Spam-Flag" "YES" { fileinto "Junk"; stop; }
`,
  }
}

function dovecotConf({ base, hostname, ports }: DovecotOptions): string {
  return `protocols = imap lmtp
base_dir = ${base}/run/dovecot
state_dir = ${base}/run/dovecot-state
instance_name = ringback
hostname = ${hostname}
listen = 127.0.0.1
log_path = ${base}/log/dovecot.log
log_timestamp = "%Y-%m-%dT%H:%M:%S.%{usecs}Z "
mail_location = maildir:${base}/mail/%d/%n/Maildir
first_valid_uid = 1
auth_username_format = %Lu
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_max_userip_connections = 100
ssl = yes
ssl_cert = <${base}/tls/certificate.pem
ssl_key = <${base}/tls/key.pem
ssl_dh =
postmaster_address = postmaster@${hostname}
submission_host = 127.0.0.1:${ports.smtp}

passdb {
  driver = passwd-file
  args = ${base}/dovecot/users
}
userdb {
  driver = passwd-file
  args = ${base}/dovecot/users
  default_fields = uid=5000 gid=5000 home=${base}/mail/%d/%n
}

namespace inbox {
  inbox = yes
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
}

protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:${base}/mail/%d/%n/sieve;active=${base}/mail/%d/%n/active.sieve
  sieve_before = ${base}/dovecot/junk.sieve
  sieve_extensions = +vacation-seconds
  sieve_vacation_min_period = 0
  sieve_vacation_send_from_recipient = yes
}

service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
service auth {
  unix_listener ${base}/run/auth {
    mode = 0660
    user = postfix
  }
}
# A wrong password in one test must not slow down the next.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`
}
