#!/usr/bin/env bash
# @azure/arm-cognitiveservices 8.1.0 (with @azure/core-lro 2.7.2)
#
# What it does: accounts.beginUpdateAndWait resolves at once, as a success, where Azure has only accepted the change:
# for a 202 that names no address to poll, and for a 200 whose provisioningState is still "Accepted". What it resolves
# with is the account as it was before, or an empty object. An operation whose body has no status word counts as done too.
#
# The good guess that is wrong: "...AndWait" waits until the change holds, or rejects where it cannot tell.
#
# Whom it hurts: who turns key authentication off and believes the promise. The next read still shows disableLocalAuth
# false, and a script that checks "the promise resolved" reports keys off while they work.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module","allowScripts":{"node":true}}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0 @azure/arm-cognitiveservices@8.1.0 @azure/core-rest-pipeline@1.25.1
cat > look.mjs <<'JS'
import assert from 'node:assert/strict';
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { createHttpHeaders } from '@azure/core-rest-pipeline';

const account = (properties) => JSON.stringify({ id: '/a', name: 'a', properties });
const patch = async (answer) => {
	const sent = [];
	const httpClient = {
		sendRequest: async (request) => {
			sent.push(request.method);
			const { status, headers = {}, body } = answer(request);
			return { request, status, headers: createHttpHeaders({ 'content-type': 'application/json', ...headers }), bodyAsText: body };
		},
	};
	const credential = { getToken: async () => ({ token: 'not-a-token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
	const client = new CognitiveServicesManagementClient(credential, '00000000-0000-0000-0000-000000000000', { httpClient });
	const result = await client.accounts.beginUpdateAndWait('group', 'a', { properties: { disableLocalAuth: true } }, { updateIntervalInMs: 10 });
	return { sent: sent.join(' '), disableLocalAuth: result.properties?.disableLocalAuth, state: result.properties?.provisioningState };
};

const before = account({ disableLocalAuth: false, provisioningState: 'Accepted' });
const nothingToPoll = await patch(() => ({ status: 202, body: before }));
const stillAccepted = await patch(() => ({ status: 200, body: before }));
const operation = 'https://management.azure.com/operation';
const noStatusWord = await patch(({ method, url }) =>
	method === 'PATCH'
		? { status: 202, headers: { 'azure-asyncoperation': operation }, body: '' }
		: { status: 200, body: url === operation ? '{}' : before },
);
console.log('202, nothing to poll:          ', nothingToPoll);
console.log('200, provisioningState Accepted:', stillAccepted);
console.log('operation without a status word:', noStatusWord);
assert.deepEqual(nothingToPoll, { sent: 'PATCH', disableLocalAuth: false, state: 'Accepted' });
assert.deepEqual(stillAccepted, { sent: 'PATCH', disableLocalAuth: false, state: 'Accepted' });
assert.deepEqual(noStatusWord, { sent: 'PATCH GET GET', disableLocalAuth: false, state: 'Accepted' });
JS
node_modules/.bin/node look.mjs
echo 'as described'
