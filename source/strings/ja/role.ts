import type { role as en } from '../en/role.ts';

export const role: typeof en = {
	title: 'ロール',
	choose: 'ロールを選ぶ',
	name: 'ロール',
	opens: 'デプロイ',
	chosen: '選択',
	state: { chosen: '選択済み', proposed: '推奨' },
	assignThis: 'このロールにする',
	recorded: (name) => `割り当てるロール: ${name}`,
	about: {
		openAiUser:
			'Azure OpenAI モデルの呼び出しだけを許可します。アプリケーションがこのアカウントのほかの機能を呼び出さないなら、これが必要最小限のロールです。',
		cognitiveServicesUser:
			'アカウントのすべての機能の呼び出しを許可します。ほかの提供元のモデル、音声、言語、Vision などです。',
		foundryUser:
			'Cognitive Services User と同じ範囲の呼び出しを許可します。Foundry (プロジェクト、エージェント) では、Microsoft はこのロールを案内しています。以前の名前は Azure AI User です。',
		openAiContributor:
			'Azure OpenAI モデルの呼び出しに加え、Cognitive Services OpenAI User では許可されないバッチ、ファイル、微調整も許可します。デプロイの作成と削除もできます。Azure OpenAI 以外の機能は許可しません。',
		foundryAgentConsumer:
			'エージェントのエンドポイントの呼び出しだけを許可します。モデルやほかの機能は呼び出せません。エージェントとやり取りするだけのアプリケーションなら、これが必要最小限のロールです。',
	},
	all: 'すべて',
	allBut: (names) => `${names} 以外`,
	partly: (names) => `${names} は一部のみ`,
	deploymentsUnreadable: (why) => `デプロイを読み取れませんでした: ${why}`,
	roleUnreadable: 'このロールの定義を読み取れませんでした。',
	none: 'デプロイなし',
	alsoListsKeys: 'アカウントのキーの一覧も許可されます。キーを無効にすれば、一覧できるキーはなくなります。',
	usageUnknown:
		'この種類のアカウントには多くの機能があります。アプリケーションがどれを呼び出しているかは Azure からはわかりません。作成者に確認してください。',
};
