import { expect, it } from 'vitest';
import { createDelayStore } from '../../../source/ui/context/delay-store.ts';
import { Header } from '../../../source/ui/kit/header.tsx';
import { renderFrame } from '../../helpers/render-component.tsx';

it('shows the breadcrumbs, the kind of session and the signed-in user', async () => {
	expect(await renderFrame(<Header breadcrumbs={['aoai-contoso-chat']} width={80} />)).toMatchInlineSnapshot(`
		"aoai-keyless › aoai-contoso-chat                                        PRACTICE
		operator@contoso.example  tenant 7f5c1a52  Azure  PracticeCredential
		"
	`);
	expect(await renderFrame(<Header breadcrumbs={['aoai-contoso-chat']} width={80} />, 'ja')).toMatchInlineSnapshot(`
		"aoai-keyless › aoai-contoso-chat                                          練習用
		operator@contoso.example  テナント 7f5c1a52  Azure  PracticeCredential
		"
	`);
});

it('shows read-only mode, and that no user is signed in', async () => {
	const shell = { readOnly: true };
	const connection = { mode: 'azure', user: undefined } as const;
	expect(await renderFrame(<Header breadcrumbs={[]} width={60} />, 'en', shell, connection)).toMatchInlineSnapshot(`
		"aoai-keyless                                       READ-ONLY
		Not signed in yet
		"
	`);
	expect(await renderFrame(<Header breadcrumbs={[]} width={60} />, 'ja', shell, connection)).toMatchInlineSnapshot(`
		"aoai-keyless                                    読み取り専用
		未サインイン
		"
	`);
});

it('says how long Azure asks to wait', async () => {
	const delays = createDelayStore();
	delays.announce({ why: 'throttled', milliseconds: 5000, status: 429, attempt: 1, maxAttempts: 3 });
	expect(await renderFrame(<Header breadcrumbs={[]} width={80} />, 'en', { delays })).toMatchInlineSnapshot(`
		"aoai-keyless                                                            PRACTICE
		operator@contoso.example  tenant 7f5c1a52  Azure  PracticeCredential
		Azure has had too many requests: trying again in 5 s (1 of 3)."
	`);
	expect(await renderFrame(<Header breadcrumbs={[]} width={80} />, 'ja', { delays })).toMatchInlineSnapshot(`
		"aoai-keyless                                                              練習用
		operator@contoso.example  テナント 7f5c1a52  Azure  PracticeCredential
		Azure への要求が多すぎます。5 秒後に再試行します (1/3)。"
	`);
});
