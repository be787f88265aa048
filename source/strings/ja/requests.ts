import type { requests as en } from '../en/requests.ts';

export const requests: typeof en = {
	title: '送信した要求',
	open: '送信した要求',
	when: '時刻 (UTC)',
	method: 'メソッド',
	status: '状態',
	took: 'ミリ秒',
	path: 'パス',
	noAnswer: '応答なし',
	command: '同じ操作の Azure CLI コマンド',
	copyCommand: 'コマンドをコピー',
	none: 'Azure への要求はまだありません。',
};
