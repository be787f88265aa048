#!/usr/bin/env bash
# @azure/core-rest-pipeline 1.25.1 (and every Azure SDK for JavaScript on it)
#
# What it does: NO_PROXY=* bypasses nothing, an entry in capitals or with a port matches nothing, and a range such as
# 127.0.0.0/8 matches nothing; the list is read once for the life of the process. A proxy without a scheme is taken for
# a URL: "localhost:3128" is read as the scheme "localhost", and the request goes to port 80 of this machine, while
# "127.0.0.1:3128" ends as a bare TypeError instead of a RestError.
#
# The good guess that is wrong: the proxy variables mean what they mean to curl, where a proxy without a scheme is an
# HTTP proxy and NO_PROXY=* switches proxies off.
#
# Whom it hurts: people on jump hosts, whose `az` (Python) works with the very variables with which a Node tool says
# "connection refused on port 80", or goes on through the proxy that NO_PROXY was to switch off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module","allowScripts":{"node":true}}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0 @azure/core-rest-pipeline@1.25.1
cat > ask.mjs <<'JS'
import http from 'node:http';
import { once } from 'node:events';
import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest } from '@azure/core-rest-pipeline';

const [proxyForm, noProxy] = process.argv.slice(2);
const listen = async (text) => {
	const server = http.createServer((_, response) => response.end(text)).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return server.address().port;
};
const [origin, proxy] = [await listen('direct'), await listen('through the proxy')];
process.env.HTTP_PROXY = proxyForm.replace('PORT', proxy);
process.env.NO_PROXY = noProxy.replace('PORT', origin);
try {
	const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
	const request = createPipelineRequest({ url: `http://localhost:${origin}/`, allowInsecureConnection: true });
	const { bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request);
	console.log(bodyAsText);
} catch (error) {
	console.log(`${error.name}: ${error.message}`);
}
process.exit(0);
JS
ask() { env -u HTTPS_PROXY -u ALL_PROXY -u http_proxy -u https_proxy -u no_proxy node_modules/.bin/node ask.mjs "$1" "$2"; }
expect() {
	local seen
	seen=$(ask "$1" "$2")
	printf 'HTTP_PROXY=%-22s NO_PROXY=%-16s %s\n' "$1" "$2" "$seen"
	case "$seen" in $3) ;; *) echo "changed: expected $3" && exit 1 ;; esac
}
expect http://127.0.0.1:PORT '' 'through the proxy'
expect http://127.0.0.1:PORT localhost direct
expect http://127.0.0.1:PORT '*' 'through the proxy'
expect http://127.0.0.1:PORT LOCALHOST 'through the proxy'
expect http://127.0.0.1:PORT localhost:PORT 'through the proxy'
expect 127.0.0.1:PORT '' 'TypeError: Invalid URL'
expect localhost:PORT '' 'RestError: connect ECONNREFUSED *:80*'
echo 'as described'
