import type { reports as en } from '../en/reports.ts';

export const reports: typeof en = {
	inspect: 'どのアカウントのキーが有効か、無効にする準備ができているかを、画面を開かずに出力します。',
	options: {
		practice: 'Azure の代わりに練習用テナントを使う',
		subscription: 'このサブスクリプションのアカウントに限る (複数指定可)',
		account: 'このアカウントに限る (複数指定可)',
		output: '標準出力に書き出す形式',
		failOn: (names) => `該当するアカウントがあれば終了コード 3 で終わる (複数指定可、コンマ区切りも可): ${names}`,
		inventory: 'アカウントとキー認証の一覧だけを出力する (判定なし、高速)',
		lookThroughSettings:
			'アプリ設定、シークレット、ゲートウェイも調べる。シークレットの値を読み取り、Azure に記録されるが、表示も保存もしない',
	},
	onlyWithConnect: '--token は --connect と一緒に指定してください。',
	noVerdicts:
		'--inventory では判定を行いません。--fail-on に指定できるのは keys-on だけで、設定を調べることもできません。',
	notSignedIn: '次のどの方法でもサインインできませんでした:',
	signInWith: (command) => `次のコマンドでサインインしてください: ${command}`,
	missing: (name) => `読み取れる範囲に ${name} という名前のものはありません。`,
	progress: {
		subscriptions: (done, all) => `サブスクリプション: ${done} / ${all}`,
		accounts: (done, all) => `アカウント: ${done} / ${all}`,
	},
	account: 'アカウント',
	verdict: '判定',
	next: '次の手順',
	nothingNext: 'すべての手順が完了',
	rulings: { ready: '準備完了', notReady: '準備未完了', cannotTell: '判断不可', refused: '実行不可' },
	accepted: (by) => `判断不可 (${by} が了承)`,
	notRead: '読み取り不可',
	summary: (accounts, subscriptions, on, off) =>
		`サブスクリプション ${subscriptions} 個にアカウント ${accounts} 個。キーが有効: ${on}、無効: ${off}`,
	ruled: (ready, notReady, cannotTell, refused) =>
		`キーが有効なアカウントの内訳: 準備完了 ${ready}、準備未完了 ${notReady}、判断不可 ${cannotTell}、実行不可 ${refused}`,
	incomplete: 'これがすべてではありません。次のものを読み取れませんでした:',
	unread: (what, why) => `${what}: ${why}`,
	surroundings: 'ホストとマネージド ID (呼び出し元はオブジェクト ID で示します)',
};
