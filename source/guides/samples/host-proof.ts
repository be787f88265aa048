// Builds a command for the host itself: it takes the host's own token and asks the account one harmless question. An
// operator's token proves the operator's access only; a managed identity's token exists nowhere but on its host.

import { joinUrl, quotePosix } from '../../shared/shell-quoting.ts';
import type { CodeSampleInput } from './code-sample.ts';
import { metadataToken } from './metadata-token.ts';

/**
 * Returns the command for a POSIX shell on the host. It prints `HTTP 200`, or Azure's words and `HTTP` with the status,
 * or `NO TOKEN` with Azure's reason; never the token, and it leaves no variable behind.
 */
export const hostProofCommand = ({
	endpoint,
	apiVersion,
	scope,
	clientId,
}: Omit<CodeSampleInput, 'deployment'>): readonly string[] => [
	'( set +x',
	...metadataToken(scope, clientId),
	'if [ -z "$TOKEN" ]; then',
	"  printf 'NO TOKEN '",
	'  printf %s "$ANSWER" |',
	'    sed -n \'s/.*"error_description" *: *"\\([^"]*\\)".*/\\1/p\'',
	'  echo',
	'else',
	`URL=${quotePosix(joinUrl(endpoint, 'openai/models'))}`,
	'SAID=$(printf \'Authorization: Bearer %s\' "$TOKEN" |',
	"  curl -s -m 20 -H @- -w '\\nHTTP %{http_code}' \\",
	`    "$URL?"${quotePosix(`api-version=${encodeURIComponent(apiVersion)}`)})`,
	'case "$SAID" in',
	"  *'HTTP 200') echo 'HTTP 200' ;;",
	'  *) printf \'%s\\n\' "$SAID" ;;',
	'esac',
	'fi )',
];
