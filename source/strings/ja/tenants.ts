import type { tenants as en } from '../en/tenants.ts';

export const tenants: typeof en = {
	title: 'テナント',
	open: 'テナント',
	name: '名前',
	domain: 'ドメイン',
	id: 'テナント ID',
	here: '現在のテナント',
	switchTo: 'このテナントにサインイン',
	isHere: 'すでにこのテナントにサインインしています。',
	onlyPractice: '練習用のテナントはこの 1 つだけです。',
	operationRunning: '変更が進行中です。完了するまでお待ちください。',
	none: '表示できるテナントがありません。',
};
