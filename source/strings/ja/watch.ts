import type { watch as en } from '../en/watch.ts';

export const watch: typeof en = {
	title: '無効化後の経過',
	since: (at) =>
		`このプログラムは ${at} にキーを無効にしました。以下の情報は、取得元も時刻もそれぞれ異なります。最初の 1 時間に何も起きなくても、安全とは言えません。`,
	sinceUnknown: '操作履歴には、キーを無効にした時刻がありません。以下の情報は、取得元も時刻もそれぞれ異なります。',
	readAt: (time) => `${time} UTC に取得`,
	notAsked: '未確認',
	unseen: (why) => `確認できませんでした: ${why}`,
	account: 'Azure 上のアカウント',
	off: (state) => `キー認証は無効です。状態: ${state}`,
	on: (state) => `キー認証は有効です。状態: ${state}`,
	backOn: 'このプログラムが無効にしたあと、誰か、または Azure Policy が有効に戻しています。',
	listKeys: 'キーの取得 (listKeys)',
	listKeysHow: 'L を押すと試します。まだ取得できる場合は Azure からキーが届きますが、内容を見ずに破棄します。',
	askListKeys: 'キーの取得を試す',
	answers: {
		listed: '取得できました。キーは有効です。届いたキーは内容を見ずに破棄しました。',
		keysDisabled: 'Azure が拒否しました。キーは無効です。',
		forbidden: 'お使いのロールではキーを取得できません。キーが有効かどうかは判断できません。',
		other: 'Azure から別の応答がありました。',
	},
	endpoint: 'エンドポイント (ダミーのキーで確認)',
	endpointHow: 'v を押すと確認します。',
	metrics: (hours) => `過去 ${hours} 時間に拒否された応答 (メトリック)`,
	nothingCounted: '応答が 1 件も記録されていません。メトリックは数分遅れます。',
	ofAll: (all) => `/ 全 ${all} 件`,
	byClass: 'この種類のアカウントでは 4xx としてまとめて数えられるため、401 と 403 を区別できません。',
	log: '要求ログ: キーまたは不明な方法での呼び出し',
	noCalls: 'その後の呼び出しはありません。ログは数分遅れます。',
	noCallsAtAll: '過去 30 日間の呼び出しはありません。ログは数分遅れます。',
	notLogged: '要求を Log Analytics に送る診断設定がありません。このログでは、誰が呼び出しているか分かりません。',
	caller: (lastSeen, ip, deployment) => `最終 ${lastSeen}  ${ip} から  ${deployment}`,
	more: (count) => `ほか ${count} 件`,
	undoWarning:
		'何かが動かなくなったら、u を押してキーを有効に戻せます。ただし、これもすぐには反映されず、すべてのゲートウェイに反映されるまで数分から数時間かかります。',
	keysAreOn: 'キーは有効です。元に戻すものはありません。',
};
