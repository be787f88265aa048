import type { shell as en } from '../en/shell.ts';

export const shell: typeof en = {
	practice: '練習用',
	readOnly: '読み取り専用',
	presenting: '画面共有',
	notSignedIn: '未サインイン',
	tenant: (id) => `テナント ${id}`,
	clouds: { public: 'Azure', usgov: 'Azure US Government', china: 'Azure China' },
	waits: {
		throttled: (seconds, attempt, of) =>
			`Azure への要求が多すぎます。${seconds} 秒後に再試行します (${attempt}/${of})。`,
		unavailable: (seconds, attempt, of, status) =>
			`Azure の応答は ${status} でした。${seconds} 秒後に再試行します (${attempt}/${of})。`,
		network: (seconds, attempt, of) => `Azure に接続できません。${seconds} 秒後に再試行します (${attempt}/${of})。`,
		slow: (seconds) => `まだ応答がありません。あと最大 ${seconds} 秒待ちます。`,
	},
	help: 'ヘルプ',
	helpTitle: 'この画面で使えるキー',
	helpClose: '何かキーを押すと閉じます。',
	quit: '終了',
	back: '戻る',
	scroll: 'スクロール',
	move: '移動',
	refresh: '再読み込み',
	refreshing: '読み直しています..',
	filter: '絞り込み',
	filterLabel: '絞り込み:',
	keepFilter: '確定',
	clearFilter: '絞り込み解除',
	more: (from, to, of) => `${to < of ? '▾ 続きは PgDn' : '▴ ここで終わり (戻るには PgUp)'}   ${from}-${to} / ${of}`,
	stale: (problem, seconds) =>
		`再読み込みに失敗: ${problem}。表示は ${seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分`}前に読み込んだ内容です。`,
	azureSaid: 'Azure の応答:',
	requestId: '要求 ID',
	copied: (what) => `コピーしました (ターミナルが対応している場合): ${what}`,
	inFlight: (name) =>
		`もう一度押すと終了します。${name} の変更が進行中で、Azure 側では続行されます。結果は次回の起動時に確認します。`,
	tooSmall: (columns, rows) => `${columns} 桁 × ${rows} 行以上が必要です。ウィンドウを広げてください。`,
	/** An ISO 8601 time as people write it, in UTC like Azure's activity log. */
	when: (at) => `${at.slice(0, 16).replace('T', ' ')} UTC`,
	/** For those who have the screen read aloud. */
	read: {
		chosen: '選択中',
		ok: '問題なし',
		no: '不可',
		warning: '注意',
		next: '次',
		becomes: '変更後:',
		byNumber: '番号と Enter で選択し、もう一度 Enter を押すと回答します。',
		number: '番号:',
		choose: '選択',
		noSuchNumber: 'その番号はありません。',
		rows: (first, last, all) => `${all} 行中 ${first} から ${last} 行目。番号と Enter で選択します。`,
	},
	scrollDetails: '詳細をスクロール',
	palette: 'すべての操作',
	paletteTitle: 'ここで実行できる操作',
	paletteLabel: '操作:',
	paletteRun: '実行',
	paletteNone: '該当する操作はありません。',
	goTo: (where) => `${where}へ移動`,
	met: { yes: 'OK', no: 'NG', unknown: '不明' },
};
