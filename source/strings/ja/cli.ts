import type { cli as en } from '../en/cli.ts';

export const cli: typeof en = {
	description:
		'Azure OpenAI をはじめとする Azure AI サービスのアカウントを、API キーから Microsoft Entra の認証へ移行します。',
	practiceDescription: '練習用テナントですべての操作を試します。Azure もサインインも不要で、実環境には影響しません。',
	help: {
		titles: { 'Usage:': '使い方:', 'Arguments:': '引数:', 'Options:': 'オプション:', 'Commands:': 'コマンド:' },
		options: '[オプション]',
		command: '[コマンド]',
		choices: (names) => `指定できる値: ${names}`,
		join: '、',
		apart: '。',
		defaultValue: (value) => `既定値: ${value}`,
	},
	usageErrors: {
		unknown: (given, meant) => `${given}: そのようなオプションはありません。${meant && `もしかして: ${meant}`}`,
		noValue: (flag) => `${flag}: 値を指定してください。`,
		needed: (flag) => `${flag} を指定してください。`,
		notOneOf: (given, choices) => `${given}: 指定できる値は次のいずれかです: ${choices}`,
		tooMany: (given) =>
			`${given}: そのようなコマンドはなく、ここに引数は指定できません。空白を含む名前は引用符で囲んでください。`,
	},
	options: {
		tenant: 'サインインする Microsoft Entra テナント (ID またはドメイン)',
		cloud: '接続する Azure クラウド',
		subscription: 'このサブスクリプションのアカウントを開く (名前または ID)',
		account: 'このアカウントを直接開く (名前またはリソース ID)',
		screenReader: 'スクリーン リーダー向けに、平文の行と番号による選択で表示する',
		mouse: 'ホイールでスクロール、クリックで選択。端末での文字の選択には Shift が必要になる',
		readOnly: '読み取り以外の要求をすべて拒否する',
		ownerTag: 'アカウントの所有者を示すタグの名前 (既定: owner、team など)',
		lang: '表示言語 (既定は環境変数による)',
		stateDir: '操作履歴 (ジャーナル) を保存するフォルダー',
		logFile:
			'Azure への要求をこのファイルに記録する (URL、状態コード、要求 ID、所要時間。本文、トークン、キーは記録しない)',
		present: '画面共有用に ID、テナント名、メール アドレスを伏せる (コピーした内容は実際の値のまま)',
		help: 'このヘルプを表示する',
		version: 'バージョンを表示する',
		serve: 'テナントの提供だけを行う (127.0.0.1、HTTP)。準備ができると JSON を 1 行出力する',
		port: '待ち受けるポート (0: 空きポート)',
		connect: '別の場所で提供されているテナントを開く (http はこのマシンのみ)',
		token: 'そのテナントのトークン',
		lesson: '指定したレッスンから始める。名前を省くと一覧を表示する',
		fault: '障害を起こす (複数指定可): 名前、名前*回数、名前@"METHOD /path" (正規表現)',
		contents: 'Contoso の代わりに使う、自分で用意したテナントの JSON ファイル (複数指定可)',
		scale: 'Contoso の代わりに大規模なテナントを使う。1000x10 はサブスクリプション 1000 個にアカウント 10 個ずつ',
		seed: '同じ規模の別のテナントを作る (数値)',
		latency: 'ネットワーク越しを模して、各応答を遅らせるミリ秒数',
		pace: 'ロールやキー拒否が反映されるまでの時間: fast (数秒) または azure (数分)',
	},
	exitCodes: [
		'終了コード',
		'  0    正常終了',
		'  2    使い方の誤り、またはターミナルがない',
		'  3    --fail-on に該当するものが見つかった',
		'  4    読み取れないものがあり、レポートが不完全',
		'  66   指定した名前のものが、読み取れる範囲にない',
		'  69   Azure に問い合わせできない (サインイン、権限、ネットワーク)',
		'  70   プログラム自体の不具合',
		'  74   待ち受けるポートを使えない、またはファイルを読み書きできない',
		'  129、130、143   SIGHUP、SIGINT、SIGTERM による終了',
		'  141  出力の読み手が読むのをやめた',
	].join('\n'),
	noTerminal:
		'aoai-keyless の入出力にはターミナルが必要です。パイプやリダイレクトを使わず、ターミナルから起動してください。画面なしで状況を出力するには: aoai-keyless inspect。ターミナルなしで練習用テナントを提供するには: aoai-keyless practice --serve',
	badUrl: (url) => `--connect ${url}: アドレスではありません。例: http://127.0.0.1:8080`,
	notLoopback: (url) =>
		`--connect ${url}: http はこのマシン (127.0.0.1、localhost) に限ります。ほかのマシンには https を使ってください。`,
	badPort: (port) => `--port ${port}: 0 から 65535 までの数値を指定してください。`,
	badTime: (text) => `--since ${text}: 2026-11-24 のような日付か、2026-11-24T09:00Z のような日時を指定してください。`,
	badTenant: (tenant) => `--tenant ${tenant}: Microsoft Entra テナントの ID またはドメイン名を指定してください。`,
	portTaken: (port, why) =>
		`ポート ${port} を使えません: ${why}。--port で別のポートを、または 0 (空きポート) を指定してください。`,
	badLesson: (name, names) => `--lesson ${name}: そのようなレッスンはありません。使えるもの: ${names}`,
	lessonOnContoso: '--lesson には Contoso と画面が必要です。--serve や --scale とは併用できません。',
	emptyStateDir: '--state-dir: フォルダー名を指定してください。',
	relativeFolder: (name, value) =>
		`${name}=${value}: 絶対パスで指定してください。--state-dir でフォルダーを指定することもできます。`,
	noHome:
		'HOME が設定されていないため、操作履歴 (ジャーナル) を保存するフォルダーが決まりません。HOME を設定するか、--state-dir でフォルダーを指定してください。',
	nodeDebug: (value, sections) =>
		`NODE_DEBUG=${value}: Node.js がトークン、キー、または環境変数を出力してしまいます (${sections})。この変数を外して起動し直してください。要求の記録には、秘密情報を含まない --log-file を使えます。`,
	tlsKeyLog:
		'NODE_OPTIONS に --tls-keylog があります。Node.js が接続の鍵をファイルに書き出し、通信の記録からトークンを読み取れるようになります。このオプションを外して起動し直してください。',
	contentsAlone: '--contents は独自のテナントを開くため、--connect、--scale、--lesson とは併用できません。',
	badContents: (file, why) => `--contents ${file}: 内容を読み込めません: ${why}`,
	badLogFile: (file, why) => `--log-file ${file}: ファイルを開けません: ${why}`,
	badFault: (text, names) => `--fault ${text}: そのような障害はありません。使えるもの: ${names}`,
	faultWithConnect: '--fault はこのプログラムのテナント用です。--connect と併用できません。画面で F を押してください。',
	onlyWithServe: '--port は --serve と一緒に指定してください。',
	onlyWithConnect: '--token は --connect と一緒に指定してください。',
	badAccount: (text) => `--account ${text}: アカウントの名前か、アカウントの完全なリソース ID を指定してください。`,
	badScale: (text, most) =>
		`--scale ${text}: 1000x10 のように「サブスクリプション数xアカウント数」で指定してください (アカウントは合計 ${most} 個まで)。`,
	badNumber: (flag, text, most) => `${flag} ${text}: 0 から ${most} までの数値を指定してください。`,
	notWithConnect: '--scale と --latency は、--connect で開くテナントには指定できません。',
	onlyWithScale: '--seed は --scale と一緒に指定してください。',
	serveOrConnect: '--serve と --connect は同時に指定できません。',
	resumeCommand: (command) => `続きを開くには: ${command}`,
	leftInProgress: (what) =>
		`変更の進行中に終了しました: ${what}\nAzure 側では続行されることがあります。次に aoai-keyless を起動すると、結果を確認します。`,
	notStarted: (count) =>
		`同じ計画の残り ${count} 件は未着手で、自動では送信されません。続けるには、操作履歴 (h) を開いて P を押してください。`,
	internalError: 'aoai-keyless の不具合です。操作履歴は失われていません。上の内容を添えてご報告ください。',
};
