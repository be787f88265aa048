import type { lists as en } from '../en/lists.ts';

const exposures = { public: '公開', selected: '一部のみ', private: '非公開', unknown: '不明' };

export const lists: typeof en = {
	subscriptions: 'サブスクリプション',
	subscription: 'サブスクリプション',
	allAccounts: 'すべてのアカウント',
	openAll: 'すべてのアカウント',
	name: '名前',
	id: 'ID',
	state: '状態',
	accounts: 'アカウント',
	keysOn: 'キー有効',
	keys: 'キー',
	on: '有効',
	off: '無効',
	kind: '種類',
	location: '場所',
	resourceGroup: 'リソース グループ',
	subdomain: 'サブドメイン',
	network: 'ネットワーク',
	exposures,
	notReadable: '読み取り不可',
	cannotRead: (why) => `アカウントを読み取れませんでした: ${why}`,
	fromIndex: (minutes) =>
		`Resource Graph の情報です${minutes > 0 ? ` (${minutes} 分前に取得)` : ''}。最新とは限りません。開くと最新の状態を読み込みます。`,
	someUnreadable: (count, names) => `読み取れなかったサブスクリプション (${count} 件): ${names}`,
	andMore: (names, more) => `${names} ほか ${more} 件`,
	progress: (done, all) => `${done}/${all} 件を読み込み済み`,
	total: (count) => `${count.toLocaleString('ja')} 件`,
	open: '開く',
	onlyKeysOn: 'キー有効のみ',
	showAll: 'すべて表示',
	sort: '並べ替え',
	sorts: { name: '名前', keyAuth: 'キー', kind: '種類', location: '場所' },
	reading: '読み込み中..',
	noMatch: '一致するものがありません。',
	nothingRead: 'アカウントを 1 件も読み取れませんでした。',
	noAccounts: 'Azure AI サービスのアカウントはありません。',
	noSubscriptions:
		'このテナントには、参照できるサブスクリプションがありません。別のテナントは --tenant で指定してください。',
	looking: (name) => `${name} を探しています..`,
	notFound: (name) =>
		`${name} が見つからないか、複数あります。リソース ID を指定するか、すべてのアカウントから選んでください。`,
};
