import { expect, it } from 'vitest';
import { createStep, type Step } from '../../../../source/model/step.ts';
import { StepList } from '../../../../source/ui/features/common/step-list.tsx';
import { renderFrame } from '../../../helpers/render-component.tsx';

const steps: readonly Step[] = [
	createStep('tokenAccess', { state: 'done', reason: 'holds' }),
	createStep('identity', { state: 'ready', reason: 'chooseIdentity' }),
	createStep('role', { state: 'later', reason: 'needsIdentity' }),
	createStep('keysOff', { state: 'blocked', reason: 'keysOn' }),
	createStep('verified', { state: 'unknown', reason: 'needsKeysOff' }),
];

it('numbers the steps, with a mark and a word for the state of each', async () => {
	const list = <StepList steps={steps} cursor={1} area={{ width: 70, height: 5 }} />;
	expect(await renderFrame(list)).toMatchInlineSnapshot(`
		"  ✔ 1. Tokens can be used                       done
		› ▸ 2. An identity for the application          ready
		  - 3. The role is assigned                     later
		  ✖ 4. Keys are turned off                      blocked
		  ? 5. Keys are seen to be refused              cannot tell"
	`);
	expect(await renderFrame(list, 'ja')).toMatchInlineSnapshot(`
		"  ✔ 1. トークンを使える                         完了
		› ▸ 2. アプリケーションの ID                    実施可能
		  - 3. ロールの割り当て                         後で
		  ✖ 4. キーの無効化                             実施不可
		  ? 5. キーの拒否を確認                         不明"
	`);
});

it('keeps the cursor in sight where there is no room for all', async () => {
	const list = <StepList steps={steps} cursor={4} area={{ width: 70, height: 2 }} />;
	expect(await renderFrame(list)).toMatchInlineSnapshot(`
		"  ✖ 4. Keys are turned off                      blocked
		› ? 5. Keys are seen to be refused              cannot tell"
	`);
});
