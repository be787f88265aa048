import type { fleet as en } from '../en/fleet.ts';

export const fleet: typeof en = {
	title: '全体の状況',
	open: '全体の状況',
	total: (on, all, percent) => `${all} 件のアカウントのうち ${on} 件でキーが有効です。${percent}% は無効化済みです。`,
	views: { subscription: 'サブスクリプション別', kind: '種類別', owner: '所有者別', next: '次の候補' },
	otherView: '表示の切り替え',
	owner: '所有者',
	noOwner: '(所有者タグなし)',
	off: '無効化',
	account: 'アカウント',
	grants: 'ロール',
	missingRequirements: '不足と思われるもの',
	lacks: {
		subdomain: 'サブドメイン',
		settled: 'Azure 側の処理の完了',
		grant: 'ID へのロール割り当て',
		openAi: 'Azure OpenAI 以外 (別のロール)',
	},
	lacksNothing: '一覧で分かる範囲では特になし',
	rolesUnreadable: 'ロールは未確認',
	trend: (day, before, now) => `${day} はキー有効 ${before} 件、現在は ${now} 件です。`,
	noTrend: '過去の記録はまだありません。本日の件数を推移用に保存します。',
	turnedOff: (count, days) => `直近 ${days} 日間にこのプログラムで無効化: ${count} 件`,
	order: {
		index: '着手順の目安です。判定は各アカウントで確認してください。',
		manager:
			'Resource Graph を利用できないため、Resource Manager の一覧による着手順の目安です。判定は各アカウントで確認してください。',
		both: '着手順の目安です (一部は Resource Manager の一覧)。判定は各アカウントで確認してください。',
	},
	noGrants: (names, why) =>
		`次のサブスクリプションではロールの割り当てを読み取れなかったため、順序に反映していません (${names}): ${why}`,
	snapshotNotSaved: (why) => `推移に使う本日の件数を保存できませんでした: ${why}`,
	nothing: 'キーが有効なアカウントはありません。',
};
