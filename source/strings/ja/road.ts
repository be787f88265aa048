import type { road as en } from '../en/road.ts';

export const road: typeof en = {
	title: 'キーからトークンへの道のり',
	states: {
		done: '完了',
		ready: '実施可能',
		waiting: '待機中',
		blocked: '実施不可',
		unknown: '確認不可',
		skipped: '対象外',
	},
	steps: {
		tokenAccess: {
			title: 'トークンを使える',
			why: 'トークンは、アカウント固有のアドレス https://NAME.… でだけ受け付けられます。リージョン共通のアドレスでは使えません。この固有のアドレスがカスタム サブドメインです。',
		},
		identity: {
			title: 'アプリケーションの ID',
			why: 'マネージド ID は、アプリケーションが動くリソースの代わりに Azure がサインインする Microsoft Entra の ID です。シークレットを保存しないので、漏れる心配がありません。',
		},
		role: {
			title: 'ロールの割り当て',
			why: 'トークンは「誰が」呼び出すかを示し、ロールは「モデルを使ってよい」ことを示します。ここで割り当てるロールでは、キーの読み取りもアカウントの変更もできません。',
		},
		roleVisible: {
			title: 'ロールの反映',
			why: '新しい割り当ては Azure の各所へ順に伝わります。届くまでは、設定が正しくても 401 PermissionDenied が返ります。',
		},
		application: {
			title: 'アプリケーションの変更',
			why: 'コードの中身は Azure からは見えません。すべての実行場所でキーの代わりにトークンを使うようになったかどうかは、担当者にしか分かりません。',
		},
		everybody: {
			title: 'キーの利用者がいないことの確認',
			why: 'キーの無効化は簡単です。大切なのは、何も壊れないと分かっていることです。接続、設定、要求ログ、担当者から、まだキーを使っているものを調べます。確認できなかったことは「なし」ではなく「不明」として扱います。',
		},
		keysOff: {
			title: 'キーの無効化',
			why: '変更するのは、アカウントのプロパティ disableLocalAuth だけです。以後、キーが漏れても何も開けません。',
		},
		verified: {
			title: 'キーの拒否を確認',
			why: 'Azure は変更をすぐに受け付けますが、ゲートウェイでは数分から数時間キーが使えることがあります。架空のキーでエンドポイントに問い合わせると、ゲートウェイの今の応答が分かります。',
		},
	},
	reasons: {
		holds: () => '満たしています (Azure から今読み取った値です)。',
		noSubdomain: () =>
			'カスタム サブドメインがありません。キーを無効にすると誰も呼び出せなくなります。先に設定してください (Enter を押します)。',
		chooseIdentity: () => 'アプリケーションが呼び出しに使う ID を選んでください。',
		identityOff: ({ identity }) =>
			`${identity} のシステム割り当て ID は無効です。有効にするか、別の ID を選んでください。`,
		identityGone: ({ identity }) =>
			`ユーザー割り当てマネージド ID ${identity} は存在しません。別の ID を選んでください。`,
		nothingCalls: () => '呼び出し元がないと記録されています。',
		notReadable: ({ problem }) => `確認できませんでした: ${problem}`,
		needsIdentity: () => '先に ID を選び、有効にしてください。',
		roleMissing: ({ identity }) => `${identity} には、呼び出しを許可するロールがありません。`,
		needsRole: () => '先にロールを割り当ててください。',
		propagating: ({ identity }) =>
			`割り当て済みですが、${identity} の一覧にはまだ現れていません。通常は数分、最大 10 分かかります。`,
		notProven: ({ identity }) =>
			`${identity} のロールには条件、読み取れない定義、または拒否割り当てがあり、呼び出せるとは判断できません。`,
		atProjectOnly: ({ identity }) =>
			`${identity} のロールはプロジェクトのスコープだけです。アカウントの /openai には及びません。`,
		looking: () => 'キーを使っているものを調べています..',
		ready: () => '準備完了: 確認できる範囲では、キーを必要とするものはありません。',
		notReady: () => '準備未完了: まだキーを使っているか、移行していないものがあります。Enter で確認できます。',
		cannotTell: () =>
			'判断不可: 支障は見つかっていませんが、確認できていないことがあります。Enter で内容を確認できます。',
		doubtAccepted: ({ by, reason }) => `一部は未確認のまま、${by} が了承しました: ${reason}`,
		refused: () => '今は実行できません。チェックを確認してください。',
		changeApplication: () => 'コードを変更してデプロイし、動作を確認してから印を付けてください。',
		saidChanged: ({ at }) => `${at} に記録されました。`,
		needsEarlier: ({ step }) => `先に必要な手順: ${step}`,
		checksFail: () => '妨げになっているものがあります。チェックを確認してください。',
		keysOn: () => 'ここまでの手順は完了しています。キーを無効にできます。',
		needsKeysOff: () => '先にキーを無効にしてください。',
		notAskedYet: () =>
			'Azure は変更を受け付け、キーは無効です。ゲートウェイが実際に拒否しているかは、まだ確認していません。',
		refusalSeen: ({ at }) => `${at} に、エンドポイントがキーを拒否したことを確認しました。`,
	},
};
