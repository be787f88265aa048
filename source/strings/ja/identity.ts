import type { identity as en } from '../en/identity.ts';

export const identity: typeof en = {
	title: 'マネージド ID の選択',
	name: '名前',
	type: '種類',
	identity: '状態',
	on: '有効',
	off: '無効',
	types: {
		virtualMachine: '仮想マシン',
		site: 'Web アプリ',
		functionApp: '関数アプリ',
		slot: 'Web アプリのスロット',
		functionSlot: '関数アプリのスロット',
		containerApp: 'コンテナー アプリ',
		searchService: '検索サービス',
		apiManagement: 'API Management サービス',
		workspace: 'ML ワークスペース',
		foundryAccount: 'Foundry アカウント',
		foundryProject: 'Foundry プロジェクト',
		userAssigned: 'ユーザー割り当て',
	},
	choose: '選択',
	chosen: (name) => `選択しました: ${name}`,
	none: 'ホストもユーザー割り当てマネージド ID も見つかりません。',
	notIndexed: (count) =>
		`${count} 件のサブスクリプションでは、ユーザー割り当てマネージド ID が見つかりません (存在しないか、閲覧権限がありません)。`,
	unreadable: (names) => `ホストまたはユーザー割り当てマネージド ID を読み取れません: ${names}`,
	fromIndex: 'ホストの一覧は Resource Graph の情報で、最新とは限りません。選択すると最新の状態を読み込みます。',
};
