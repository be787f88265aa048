// A stand-in for the Azure CLI, first on the PATH: it answers as a folder says, and writes down how it was asked.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type AzCliStub = {
	readonly folder: string;
	/** PATH with the stand-in first. */
	readonly path: string;
	/** From now on gives this token, for an hour or until then (milliseconds since the epoch). */
	readonly answerWithToken: (token: string, expiresOn?: number) => Promise<void>;
	/** From now on fails with this on standard error. */
	readonly failWith: (message: string) => Promise<void>;
	/** The arguments of each call, in order. */
	readonly calls: () => Promise<readonly string[]>;
	readonly remove: () => Promise<void>;
};

const stubScript = `#!/bin/sh
here=$(dirname "$0")
echo "$*" >> "$here/calls"
env >> "$here/environment"
if [ -f "$here/error" ]; then cat "$here/error" >&2; exit 1; fi
cat "$here/answer"
`;

export const installAzCliStub = async (): Promise<AzCliStub> => {
	const folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-az-'));
	const at = (name: string) => join(folder, name);
	await writeFile(at('az'), stubScript);
	await chmod(at('az'), 0o755);
	return {
		folder,
		path: `${folder}${delimiter}${process.env.PATH}`,
		answerWithToken: async (accessToken, expiresOn = Date.now() + 3_600_000) => {
			await rm(at('error'), { force: true });
			const answer = { accessToken, expires_on: Math.floor(expiresOn / 1000), tokenType: 'Bearer' };
			await writeFile(at('answer'), JSON.stringify(answer));
		},
		failWith: (message) => writeFile(at('error'), message),
		calls: async () => (await readFile(at('calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean),
		remove: () => rm(folder, { recursive: true, force: true }),
	};
};
