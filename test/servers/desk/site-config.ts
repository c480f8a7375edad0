export interface SiteOptions {
  readonly base: string
  readonly database: string
  /** The desk's address, as the public writes to it. */
  readonly address: string
  readonly webPort: number
  readonly smtpPort: number
  readonly richText: boolean
}

/** Request Tracker's own settings, in place of those under /etc. */
export function siteConfig({ base, database, address, webPort, smtpPort, richText }: SiteOptions): string {
  const [user = '', domain = ''] = address.split('@')
  const msmtp = `--file=/dev/null --host=127.0.0.1 --port=${smtpPort} --tls=off --auth=off -oi -t`
  return `Set($rtname, '${domain}');
Set($Organization, '${domain}');
Set($Timezone, 'UTC');
Set($OwnerEmail, 'postmaster@${domain}');
Set($CorrespondAddress, '${address}');
Set($CommentAddress, '${user}-comment@${domain}');
Set($RTAddressRegexp, qr/^\\Q${user}\\E(-comment)?(\\+.*)?\\@\\Q${domain}\\E$/i);
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${database}');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${webPort});
Set($WebBaseURL, 'http://127.0.0.1:${webPort}');
Set($WebPath, '');
Set($WebSessionClass, 'Apache::Session::File');
Set(%WebSessionProperties, Directory => '${base}/sessions', LockDirectory => '${base}/sessions');
Set($MessageBoxRichText, ${richText ? 1 : 0});
Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '/usr/bin/msmtp');
Set($SendmailArguments, '${msmtp}');
Set($SetOutgoingMailFrom, 1);
Set($BcryptCost, 4);
Set(%GnuPG, Enable => 0);
Set(%SMIME, Enable => 0);
Set($LogToSyslog, undef);
Set($LogToFile, undef);
Set($LogToSTDERR, 'warning');
1;
`
}
