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
		nothingCalls: () => '呼び出し元がないと記録されています。',
		notReadable: ({ problem }) => `確認できませんでした: ${problem}`,
		needsIdentity: () => '先に ID を選び、有効にしてください。',
		roleMissing: ({ identity }) => `${identity} には、呼び出しを許可するロールがありません。`,
		needsRole: () => '先にロールを割り当ててください。',
		propagating: ({ identity }) =>
			`割り当て済みですが、${identity} の一覧にはまだ現れていません。通常は数分、最大 10 分かかります。`,
		conditional: ({ identity }) => `${identity} のロールは条件付きか、定義を読み取れないため、判断できません。`,
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
