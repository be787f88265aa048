// Gets the host's own token in a shell, as the identity libraries do: App Service, Functions and Container Apps answer
// at IDENTITY_ENDPOINT (2019-08-01), virtual machines at the metadata address (2018-02-01).
import { quotePosix } from '../../shared/shell-quoting.ts';

/**
 * Returns lines of a POSIX shell that leave the token in TOKEN and the whole answer in ANSWER. Nothing secret becomes
 * an argument, where other users of the host could read it; the metadata address is never called through a proxy.
 */
export const metadataToken = (scope: string, clientId: string | undefined): readonly string[] => [
	`QUERY=${quotePosix(`resource=${encodeURIComponent(scope.replace(/\/\.default$/, ''))}`)}`,
	`CLIENT=${quotePosix(clientId ? `&client_id=${encodeURIComponent(clientId)}` : '')}`,
	'IMDS=http://169.254.169.254/metadata/identity/oauth2/token',
	'if [ -n "$IDENTITY_ENDPOINT" ] && [ -n "$IDENTITY_HEADER" ]; then',
	'  ANSWER=$(printf \'X-IDENTITY-HEADER: %s\' "$IDENTITY_HEADER" |',
	"    curl -s -m 20 --noproxy '*' -H @- \\",
	'      "$IDENTITY_ENDPOINT?api-version=2019-08-01&$QUERY$CLIENT")',
	'else',
	"  ANSWER=$(curl -s -m 20 --noproxy '*' -H 'Metadata: true' \\",
	'    "$IMDS?api-version=2018-02-01&$QUERY$CLIENT")',
	'fi',
	'TOKEN=$(printf %s "$ANSWER" |',
	'  sed -n \'s/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p\')',
];
