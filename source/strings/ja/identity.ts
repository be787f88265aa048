import type { identity as en } from '../en/identity.ts';

export const identity: typeof en = {
	title: 'ID の選択',
	name: '名前',
	type: '種類',
	identity: 'ID',
	on: '有効',
	off: '無効',
	types: {
		virtualMachine: '仮想マシン',
		site: 'Web アプリ',
		functionApp: '関数アプリ',
		containerApp: 'コンテナー アプリ',
		userAssigned: 'ユーザー割り当て',
	},
	choose: '選択',
	chosen: (name) => `選択しました: ${name}`,
	none: '実行先もユーザー割り当て ID も見つかりません。',
	silent: (count) =>
		`${count} 件のサブスクリプションは、Azure の索引にユーザー割り当て ID がありません (存在しないか、読み取れません)。`,
	unread: (names) => `ユーザー割り当て ID を読み取れません: ${names}`,
	fromIndex: '実行先の一覧は Resource Graph によるため、遅れることがあります。選択したものは最新の値を読み直します。',
};
