import type { Check } from '../../model/check.ts';
import type { CheckTexts, checks as en, unprovenReasons as enDoubts } from '../en/checks.ts';

const unread = (about: string) => `確認できませんでした: ${about}`;

export const unprovenReasons: typeof enDoubts = {
	unread,
	empty: () => '要求がログに記録されていることを確認できないか、ログが空です。キーが使われていないとは限りません。',
	short: (span) => `ログの期間が足りません (28 日分必要)。最初と最後の呼び出し: ${span}`,
	kind: (about) => `この種類では、すべての呼び出しが記録されるとは限りません (音声、言語、エージェント): ${about}`,
	mayReturn: (span) =>
		`ID の記録がない呼び出しは止まっていますが、まだ日が浅く、再び現れる可能性があります。最初と最後: ${span}`,
	denied: (about) =>
		`ロールでは許可されていますが、拒否割り当て ${about} により拒否されます。ロールを追加しても解決しません。拒否割り当ての作成元 (マネージド アプリケーション、デプロイ スタックなど) で除外してもらう必要があります。`,
	maybeDenied: (about) =>
		`ロールでは許可されています。拒否割り当て ${about} はグループを対象にしており、ご自身が該当するか判断できません。`,
	otherRoles: (names) =>
		names
			? `ご自身のロールの割り当てには条件があり、ここで割り当てや削除ができるロールは ${names} だけです。このロールは含まれていません。`
			: 'ご自身のロールの割り当てには条件があり、このロールは割り当てや削除ができるロールに含まれていません。',
	conditional: (names) =>
		`条件付きのロールでだけ許可されています。条件を満たすかどうかは、使うときまで分かりません: ${names}`,
	eligible: (names) =>
		`${names} の資格はありますが、アクティブになっていません。Privileged Identity Management でアクティブ化してから、更新してください。`,
	rightsUnread: (why) =>
		`ロールでは許可されています。条件や拒否割り当てによる制限があるかどうかは確認できませんでした: ${why}`,
	partly: (names) =>
		`次のデプロイは、このロールでは必要な操作の一部しか許可されないか、必要な操作が Azure からは分かりません: ${names}`,
};

export const checks: typeof en = {
	hasSubdomain: {
		title: 'カスタム サブドメインがある',
		no: () =>
			'カスタム サブドメインがないとトークンは使えません。このままキーを無効にすると誰も呼び出せなくなります。先に設定してください (一度設定すると変更も削除もできません)。',
		unknown: unread,
	},
	isSettled: {
		title: 'アカウントに進行中の変更がない',
		no: (about) => `現在の状態は ${about} です。Succeeded になるまで待ってから再読み込みしてください。`,
		unknown: unread,
	},
	mayWriteAccount: {
		title: 'このアカウントを変更する権限がある',
		no: (about) =>
			`お使いのロールには ${about} が含まれていません。このアカウントの Cognitive Services Contributor を所有者に依頼してください。`,
		unknown: unread,
	},
	mayAssignRoles: {
		title: 'ロールを割り当てる権限がある',
		no: (about) =>
			`お使いのロールには ${about} が含まれていません。Role Based Access Control Administrator を依頼するか、権限を持つ方にこの手順を実施してもらってください。`,
		unknown: unread,
	},
	mayRemoveRoles: {
		title: 'ロールの割り当てを削除する権限がある',
		no: (about) => `お使いのロールには ${about} が含まれていないため、ご自身では元に戻せません。`,
		unknown: unread,
	},
	mayWriteHost: {
		title: 'アプリケーションのホストを変更する権限がある',
		no: (about) => `お使いのロールには ${about} が含まれていません。ID の有効化をリソースの所有者に依頼してください。`,
		unknown: unread,
	},
	mayAssignIdentities: {
		title: '割り当て済みのユーザー割り当てマネージド ID を割り当てる権限がある',
		no: (about) =>
			`既存の ID を維持するために一緒に送信するので、それぞれの割り当て権限が必要です。権限のない ID: ${about}。その ID に対する Managed Identity Operator (マネージド ID オペレーター) ロールが必要です。`,
		unknown: unread,
	},
	noReadOnlyLock: {
		title: '読み取り専用ロックがない',
		no: (about) => `読み取り専用ロック ${about} があります。ロックを外すまで、Azure は一切の変更を拒否します。`,
		unknown: unread,
	},
	noDeleteLock: {
		title: '削除ロックがない',
		no: (about) =>
			`削除ロック ${about} があります。変更自体はできますが、ロールの割り当てを削除できないため、元に戻せなくなります。`,
		unknown: unread,
	},
	identityKept: {
		title: 'ユーザー割り当てマネージド ID は変わらない',
		no: (about) => `次の ID が失われます: ${about}`,
		unknown: () =>
			'ユーザー割り当てマネージド ID があるはずですが、一覧を読み取れません。一緒に送れず失われるため、その ID の権限を持つ方に実施してもらってください。',
	},
	noConditionalGrant: {
		title: '妨げになる条件付きの割り当てがない',
		no: (about) =>
			`同じロールが条件付きで割り当てられています (${about})。条件を満たす場合しか呼び出せず、呼び出せるとは判断できません。Azure は同じ割り当てをもう 1 つ作ることを拒否します (RoleAssignmentExists)。割り当ての所有者に条件を外すか削除してもらい、再読み込みしてください。`,
		unknown: unread,
	},
	assignmentIsOurs: {
		title: 'このプログラムが作成した割り当てである',
		no: (about) =>
			about
				? `今の割り当ては ${about} が作成した別のものです。このプログラムからは削除しません。`
				: 'すでに存在しません。取り消すものはありません。',
		unknown: () => '作成者を確認できません。削除する前に割り当てを確認してください。',
	},
	roleIsVisible: {
		title: '呼び出しを許可するロールが Azure の一覧にある',
		no: (about) =>
			about
				? `一覧にあるロールでは呼び出せません: ${about}`
				: 'まだ一覧に現れていません。新しい割り当ての反映には最大 10 分、管理グループでの割り当てでは数時間かかることがあります。',
		unknown: (about) =>
			`一覧にあるロールが有効か判断できません (条件、拒否割り当て、または読み取れない情報のため): ${about}`,
	},
	roleCounts: {
		title: 'ロールを打ち消すものがない',
		no: (about) => `拒否割り当て ${about} により拒否されます。`,
		unknown: (about) => `条件、拒否割り当て、または読み取れない情報があります: ${about}`,
	},
	roleHasSettled: {
		title: '割り当てが反映されるだけの時間がたっている',
		no: (at) =>
			`${at} の割り当てです。一覧には現れていますが、全体に反映されるまで最大 10 分 (管理グループからの場合は数時間) かかることがあります。それまでは 401 が返ることがあります。`,
		unknown: () => '割り当てた日時を確認できません。新しい割り当ては、有効になるまで最大 10 分かかることがあります。',
	},
	roleIsEnough: {
		title: 'このアカウントの機能に対してロールが足りている',
		no: (about) => `このロールでは使えないもの: ${about}`,
		unknown: (about) =>
			!about
				? 'ロールの定義を読み取れません。'
				: `このロールの対象は Azure OpenAI のモデルです。種類が ${about} のアカウントには、ほかの提供元のモデル、音声、言語、エージェントなど、このロールでは使えない機能があります。それらの呼び出し元には Cognitive Services User または Foundry User が必要です。`,
	},
	subscriptionEnabled: {
		title: 'サブスクリプションが有効である',
		no: (about) => `サブスクリプションの状態は ${about} です。Azure は変更を拒否します。`,
		unknown: unread,
	},
	policyLetsKeysGo: {
		title: 'キーを有効に保つポリシーがない',
		no: (about) => `ポリシー ${about} がキーを有効に保とうとします。変更は拒否されるか、書き戻されます。`,
		unknown: unread,
	},
	policyLetsKeysBack: {
		title: 'キーを無効に保つポリシーがない',
		no: (about) =>
			`ポリシー ${about} がキーの無効化を求めているため、変更は拒否されるか、後で元に戻されるおそれがあります。`,
		unknown: unread,
	},
	consumersReady: {
		title: '把握している呼び出し元がすべて移行済み',
		no: (about) => `未完了: ${about}`,
		unknown: (about) =>
			about
				? `判断できないもの: ${about}`
				: '呼び出し元を 1 つも把握していません。分かるものを追加するか、呼び出し元がないことを記録してください。',
	},
	noKeyCalls: {
		title: '要求ログにキーまたは不明な呼び出しがない',
		yes: (about) => `根拠とした呼び出し (最初と最後): ${about}`,
		no: (about) =>
			`呼び出し元の ID が記録されていない呼び出しがあります (キーでの呼び出しはこのように記録されます)。最初と最後: ${about}`,
		unknown: () => unprovenReasons.empty(''),
	},
	noKeyConnections: {
		title: 'キーを使う接続、ワークスペース、検索サービスがない',
		no: (about) => `キーを使用: ${about}`,
		unknown: (about) =>
			about ? `調べられなかったもの: ${about}` : 'まだ調べていません。先に満たすべき項目があります。',
	},
	noKeySettings: {
		title: 'キーを保持するアプリ設定、シークレット、ゲートウェイがない',
		no: (about) => `このアカウントのキーを保持: ${about}`,
		unknown: (about) =>
			about
				? `調べられなかったもの: ${about}`
				: 'まだ調べていません。シークレットの値を読み取るため、実行前に確認します。',
	},
	peopleAsked: {
		title: '担当者にしか分からないことを確認済み',
		no: () => '',
		unknown: (about) => `チェックリストの ${about} 項目が未確認です。`,
	},
	nobodyLosesAccess: {
		title: '呼び出せなくなる人やアプリがない',
		no: (about) =>
			`ロールの割り当て先のうち ${about} 件は、キーを一覧表示できますが、呼び出しを許可するロールがないため、キーでしか呼び出せません。`,
		unknown: (about) => `ロールの割り当て先のうち ${about} 件は、キーなしで呼び出せるかどうか判断できません。`,
	},
	mayBeUndone: {
		title: '元に戻せる',
		no: (about) => `元に戻せない可能性があります: ${about}`,
		unknown: unread,
	},
	noRedeployPolicy: {
		title: 'アカウントを再デプロイするポリシーがない',
		no: (about) =>
			`${about} は独自のテンプレートでアカウントを再デプロイします。テンプレートにあるほかの設定も反映されます。`,
		unknown: unread,
	},
	networkStays: {
		title: 'パブリック ネットワーク アクセスが変わらない',
		no: (about) =>
			`${about} はアカウントを再デプロイし、パブリック ネットワーク アクセスも有効以外に設定するため、外部から呼び出せなくなるおそれがあります。Azure の組み込みポリシーは、カスタム サブドメインも設定します。`,
		unknown: unread,
	},
	signedInStrongly: {
		title: '多要素認証でサインインしている',
		no: () =>
			'Azure は、多要素認証なしのユーザーによる変更を拒否します。始める前に多要素認証でサインインし直してください。',
		unknown: () => 'トークンからは分かりません。必要になったときに、実行するコマンドを表示します。',
	},
	noTemplateOwner: {
		title: 'テンプレートで管理されていない',
		no: (about) =>
			`タグ (${about}) から、テンプレートで管理されている可能性があります。disableLocalAuth を設定していないテンプレートはキーを有効に戻し、キーを参照するテンプレートは失敗します。`,
		unknown: unread,
	},
	onlyOpenAi: {
		title: '1 つのサービス専用のアカウントである',
		no: (about) => `種類が ${about} のため、ほかのサービス (音声、言語、視覚、エージェント) のキーも使えなくなります。`,
		unknown: unread,
	},
	nobodyListedKeys: {
		title: '過去 14 日間にキーを一覧表示した人がいない',
		no: (about) =>
			`一覧表示した人: ${about}。用途を確認してください。分かるのは表示した人だけで、使っている人は分かりません。`,
		unknown: unread,
	},
	nobodyLockedOut: {
		title: 'ロールがなくなってもキーで呼び出せる',
		no: (about) => `キーは無効です。このロールがなくなると、${about} は呼び出せなくなるおそれがあります。`,
		unknown: unread,
	},
	namesAreExact: {
		title: '名前に見えない文字が含まれていない',
		no: (about) =>
			`${about} に見えない文字が含まれており、別のものに見せかけている可能性があります (\\u と番号で表しています)。作成者に確認するか、名前を変更してもらうまで、変更は行いません。`,
		unknown: unread,
	},
	keysAreOn: {
		title: 'キー認証が有効になっている',
		no: () => 'すでに無効です。無効にするものはありません。',
		unknown: unread,
	},
	keysCanBeMade: {
		title: 'キー認証が有効になっている',
		no: () => '無効です。どのキーも使えず、再生成もできません。',
		unknown: unread,
	},
	mayRegenerate: {
		title: 'キーを再生成する権限がある',
		no: (about) =>
			`お使いのロールには ${about} が含まれていません。このアカウントの Cognitive Services Contributor を所有者に依頼してください。`,
		unknown: unread,
	},
	nobodyHoldsKey: {
		title: 'このキーを使っているものがない',
		no: (about) => `次のものがこのキー、またはこのキーの可能性があるキーを使っており、動かなくなります: ${about}`,
		unknown: () => '何がこのキーを使っているか分かりません。使われていないとは限りません。',
	},
	noSubdomainYet: {
		title: 'カスタム サブドメインがまだない',
		no: (about) => `すでに ${about} が設定されています。Azure では変更できません。`,
		unknown: unread,
	},
	subdomainIsValid: {
		title: 'サブドメインとして使える名前である',
		no: () => '2 ～ 63 文字の英数字とハイフンにしてください。先頭と末尾は英数字です。',
		unknown: unread,
	},
	subdomainIsFree: {
		title: 'その名前が空いている',
		no: (about) =>
			`Azure の応答: ${about} 名前は Azure 全体で一意です。削除されたアカウントの名前も、完全に消去されるまで使えません。`,
		unknown: unread,
	},
};

export const checkReason = ({ id, met, because }: Pick<Check, 'id' | 'met' | 'because'>, about = ''): string => {
	const words: CheckTexts = checks[id];
	return met !== 'yes' && because ? unprovenReasons[because](about) : (words[met]?.(about) ?? '');
};
