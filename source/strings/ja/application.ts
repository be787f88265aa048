import type { application as en } from '../en/application.ts';

export const application: typeof en = {
	title: 'アプリケーション',
	yourDeployment: 'YOUR-DEPLOYMENT',
	yourEndpoint: 'https://YOUR-RESOURCE.openai.azure.com/',
	noIdentity: '選択する ID',
	intro: (one) =>
		`このアカウントを呼び出すコードを、${one} でサインインするように変更してください。デプロイして動作を確認してから、t を押します。`,
	introSetting: (one) =>
		`${one} はサービスなので、変更するのは設定です。サービスが自身の ID でこのアカウントを呼び出すように変更し、動作を確認してから t を押してください。`,
	settingTraps: {
		vectorizer:
			'ベクター化はインデックスごとに定義されています。見つかったものをすべて変更してください。キーと authIdentity の両方があると、キーが使われます。',
		skill:
			'スキルはスキルセットごとに定義されています。見つかったものをすべて変更してください。キーと authIdentity の両方があると、キーが使われます。',
		policy:
			'別のスコープのポリシーやバックエンドの資格情報が、api-key ヘッダーを再び設定することがあります。どこにもなくなったら、キーを保持している名前付きの値を削除してください。',
		connection:
			'接続からキーを読み取ったもの (ノートブック、フロー、デプロイなど) には、キーが残っています。それぞれを別の呼び出し元として扱ってください。',
	},
	noProofService:
		'このサービスにはシェルがありません。要求ログの呼び出しが証拠になります。移行手順で m を押し、「実績」の列を確認してください。',
	noSubdomain:
		'カスタム サブドメインがないため、固有のエンドポイントがありません。どのコードもまだトークンでは呼び出せません。先に設定してください。',
	noDeployment: (name) =>
		`OpenAI のモデルのデプロイが見つかりませんでした。${name} を実際のデプロイ名に置き換えてください。`,
	alsoServes: (kind) =>
		`次のコードは OpenAI のモデル用です。種類が ${kind} のアカウントは、音声、言語、ほかのモデルなども提供します。それらの呼び出し元にも同様の変更が必要です。`,
	otherKind: (kind) =>
		`種類 ${kind} には OpenAI のルートがないため、そのまま使えるコードは示せません。共通なのは資格情報のクラスです。サービスの SDK が Microsoft Entra の資格情報に対応していれば、現在キーを渡している箇所に次の資格情報を渡します (対応の有無は SDK のドキュメントで確認してください)。クライアントには、アカウント固有のエンドポイントと次のスコープを指定します。`,
	speech:
		'音声: カスタム ドメインとトークンによる音声合成は、1.51 より前の Speech SDK では失敗しました。カスタム音声 API のドキュメントにはキーの使用しか記載されていません。使っていないかどうか、キーを無効にする前に確認してください。',
	before: '変更前: キーを使用',
	after: '変更後: トークンを使用',
	credential: '資格情報',
	clientId:
		'コードではユーザー割り当てマネージド ID のクライアント ID を指定しています。DefaultAzureCredential は次の環境変数からも読み取るので、その場合はコードでの指定は不要です。',
	trapTitle: '残ったキーの落とし穴',
	traps: {
		python:
			'環境変数 AZURE_OPENAI_API_KEY を削除してください。トークン プロバイダーを渡していないクライアントがあると、ライブラリは環境変数のキーを黙って使い、キーを無効にした時点で初めて失敗します。',
		javascript:
			'環境変数 AZURE_OPENAI_API_KEY を削除してください。残っていると、トークン プロバイダーを渡した AzureOpenAI は起動時に失敗します (「arguments are mutually exclusive」)。渡していない場合は、キーを黙って使います。',
		csharp:
			'このコンストラクターは環境変数のキーを読みません。読むのはアプリ側の構成です。アプリ設定、appsettings.json、Key Vault 参照からキーを削除してください。残っていると、別のクライアントがキーを使い続け、無効にした時点で失敗します。',
		java: 'このビルダーで fromEnv() を呼ばないでください。あとから呼ぶと、AZURE_OPENAI_KEY や OPENAI_API_KEY がある場合にトークンがキーに置き換わります。どちらの環境変数も削除してください。',
		go: 'azure.WithTokenCredential を使うと、キーは送られません。それでも AZURE_OPENAI_API_KEY は削除してください。この変数を読むほかのコードがキーを使い続け、無効にした時点で失敗します。',
		curlAz:
			'アプリケーションではなく、実行した人としてサインインします。呼び出し方の確認用で、確認できるのは実行した人の権限だけです。プロファイルやスクリプトから AZURE_OPENAI_API_KEY を削除してください。',
		curlHost:
			'この ID を持つホストでのみ動作します。プロファイル、ユニット ファイル、スクリプトから AZURE_OPENAI_API_KEY を削除してください。',
	},
	proofTitle: 'ホスト上での確認',
	proofIntro:
		'ホスト (仮想マシン、App Service、Functions、Container Apps) のシェルで実行してください。ホスト自身のトークンを取得し、アカウントにモデルの一覧を問い合わせます。料金はかからず、トークンは表示しません。',
	proofMeans: {
		ok: 'HTTP 200   この ID は、このネットワークから受け付けられています。ここで確認できるのは読み取りまでです。チャットを呼び出せるかどうかは、移行手順の「ロールの割り当て」で確認できます。',
		unauthorized:
			'HTTP 401   「lacks the required data action」: ロールがないか、まだ反映されていません。「audience is incorrect」: トークンの対象が別のクラウドまたはサービスです。',
		forbidden:
			'HTTP 403   「Virtual Network/Firewall」または「Public access is disabled」: ID ではなくネットワークの問題です。それ以外の場合は w を押してください。',
		noAnswer: 'HTTP 000   応答がありません。名前解決、ネットワーク、プロキシを確認してください。',
		noToken:
			'NO TOKEN   ホストにこの ID がないか、クライアント ID が異なります。Kubernetes のワークロード ID は別の方法のため、このコマンドでは確認できません。',
	},
	noProof: (kind) => `このコマンドは OpenAI のルートに問い合わせます。種類 ${kind} にはありません。`,
	otherLanguage: '言語',
	otherSetting: '次の設定',
	copy: '変更後のコードをコピー',
	copyProof: '確認用コマンドをコピー',
	proof: 'ホストで実行するコマンド',
	why: '動かないときは',
	tick: '変更済みにする',
	untick: '変更済みを取り消す',
	needsIdentity: '先に ID を選んでください。',
	ask: (one) =>
		`アプリケーションはすべての実行場所で ${one} でサインインし、キーを使っていない、と記録しますか。これは担当者にしか分かりません。記録するには t、やめるには Esc を押してください。`,
	yes: 'はい、記録します',
	ticked: '記録しました: アプリケーションはトークンを使っています。',
	unticked: '記録を取り消しました。',
	tickedAt: (at) => `${at} に記録: アプリケーションはトークンを使っています。`,
};
