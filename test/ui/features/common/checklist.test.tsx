import { expect, it } from 'vitest';
import type { Check } from '../../../../source/model/check.ts';
import { subjectsNamed } from '../../../../source/model/subject.ts';
import { type Language, loadStrings } from '../../../../source/strings/index.ts';
import { checklistBlocks } from '../../../../source/ui/features/common/checklist.ts';
import { FixedLines } from '../../../../source/ui/kit/lines.tsx';
import { renderFrame } from '../../../helpers/render-component.tsx';

const checks: readonly Check[] = [
	{ id: 'hasSubdomain', met: 'yes', weight: 'blocks' },
	{ id: 'mayBeUndone', met: 'no', weight: 'warns', subjects: subjectsNamed('policy', 'deny-keys') },
	{
		id: 'mayWriteAccount',
		met: 'no',
		weight: 'blocks',
		subjects: subjectsNamed('action', 'Microsoft.CognitiveServices/accounts/write'),
	},
	{
		id: 'noRedeployPolicy',
		met: 'unknown',
		weight: 'warns',
		subjects: subjectsNamed('words', 'policies are forbidden'),
	},
];

const renderChecklist = async (language: Language) =>
	renderFrame(
		<FixedLines blocks={checklistBlocks(checks, await loadStrings(language))} width={76} height={10} />,
		language,
	);

it('says what stops first, what warns next and what holds last, each with its reason', async () => {
	expect(await renderChecklist('en')).toMatchInlineSnapshot(`
		"✖ You may change this account  no
		  Your roles here do not include Microsoft.CognitiveServices/accounts/write.
		  Ask an owner for Cognitive Services Contributor on the account.
		⚠ It can be undone  no
		  It may not be reversible: deny-keys
		? No policy redeploys the account  cannot tell
		  Could not be read: policies are forbidden
		✔ The account has a custom subdomain  yes

		"
	`);
	expect(await renderChecklist('ja')).toMatchInlineSnapshot(`
		"✖ このアカウントを変更する権限がある  NG
		  お使いのロールには Microsoft.CognitiveServices/accounts/write が
		  含まれていません。このアカウントの Cognitive Services Contributor を
		  所有者に依頼してください。
		⚠ 元に戻せる  NG
		  元に戻せない可能性があります: deny-keys
		? アカウントを再デプロイするポリシーがない  不明
		  確認できませんでした: policies are forbidden
		✔ カスタム サブドメインがある  OK
		"
	`);
});
