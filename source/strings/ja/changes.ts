import type { changes as en } from '../en/changes.ts';

export const changes: typeof en = {
	turnOnIdentity: {
		name: 'ID の有効化',
		title: ({ host }) => `${host} のシステム割り当てマネージド ID を有効にする`,
		explains: ({ kept }) =>
			`このリソースだけが使えるサービス プリンシパルが Microsoft Entra に作られます。管理すべきシークレットはありません。${
				kept === '0' ? '' : `既存のユーザー割り当てマネージド ID (${kept} 個) も一緒に送るため、失われません。`
			}アプリケーションが再起動することがあります。影響のない時間帯に実行してください。`,
		done: ({ host }) => `${host} のシステム割り当てマネージド ID が有効になりました。`,
		yes: ({ host }) => `はい、${host} で有効にします`,
		notApplied: ({ host }) =>
			`${host} にシステム割り当てマネージド ID がないか、元からあったユーザー割り当てマネージド ID が失われています。テンプレートやほかの人が同時に ID を設定した可能性があります。上の一覧と見比べ、足りないものを割り当て直してください。`,
	},
	assignRole: {
		name: 'ロールの割り当て',
		title: ({ role, principal, account }) => `${account} で ${principal} に ${role} を割り当てる`,
		explains: ({ principal, account }) =>
			`${principal} がトークンで ${account} を呼び出せるようになります。アカウントの設定は変更できません。キーは、無効にするまで引き続き使えます。Microsoft のドキュメントでは、反映に最大 10 分かかるとされています。`,
		done: ({ role, principal, account }) => `${account} で ${principal} に ${role} が割り当てられています。`,
		yes: ({ role, principal }) => `はい、${principal} に ${role} を割り当てます`,
		notApplied: ({ principal, account }) =>
			`${principal} への割り当てが見つかりません。直後に削除された可能性があります。ロールの割り当てを削除した人は ${account} のアクティビティ ログで確認できます。`,
	},
	removeRoleAssignment: {
		name: 'ロールの割り当ての削除',
		title: ({ principal, account }) => `${account} で ${principal} のロールの割り当てを削除する`,
		explains: ({ principal, left, through }) =>
			`このプログラムが作成した割り当てを取り消します。${
				left === 'yes'
					? `${principal} は、次のロールによって引き続きトークンで呼び出せます: ${through}`
					: left === 'unknown'
						? `${principal} がほかのロールやグループによってトークンで呼び出せるかどうかは、判断できません。`
						: `削除が反映されると (数分)、${principal} はトークンで呼び出せなくなります。`
			}`,
		done: ({ principal, account }) => `${account} で ${principal} のロールの割り当てが削除されました。`,
		yes: ({ principal }) => `はい、${principal} から削除します`,
		notApplied: ({ account }) =>
			`割り当てがまだ残っています。テンプレートやほかの人が作り直した可能性があります。ロールの割り当てを作成した人は ${account} のアクティビティ ログで確認できます。`,
	},
	disableKeys: {
		name: 'キーの無効化',
		title: ({ account }) => `${account} のキー認証を無効にする`,
		explains: ({ accepted }) =>
			`Azure は変更をすぐに受け付けますが、ゲートウェイでは数分から数時間キーが使えることがあります。その後、キーで呼び出しているものはすべて失敗します。有効に戻す場合も、反映には同じだけ時間がかかります。${
				accepted ? `一部は未確認です。了承した理由: ${accepted}` : ''
			}`,
		done: ({ account }) => `${account} のキー認証は無効です。Azure が変更を受け付けました。`,
		yes: ({ account }) => `はい、${account} のキーを無効にします`,
		notApplied: () =>
			'キーは有効です。多くは、効果が modify の Azure Policy が書き戻しています。アカウント、リソース グループ、サブスクリプションのポリシー割り当てを確認してください。',
	},
	enableKeys: {
		name: 'キーの有効化',
		title: ({ account }) => `${account} のキー認証を有効に戻す`,
		explains: () =>
			'Azure は変更をすぐに受け付けますが、キーがすべての場所で使えるようになるまで数分から数時間かかることがあります。キーが以前と同じかどうかは文書化されていません。使う前に確認してください。',
		done: ({ account }) => `${account} のキー認証は有効です。Azure が変更を受け付けました。`,
		yes: ({ account }) => `はい、${account} のキーを有効にします`,
		notApplied: () =>
			'キーは無効です。多くは、効果が modify の Azure Policy が書き戻しています。アカウント、リソース グループ、サブスクリプションのポリシー割り当てを確認してください。',
	},
	regenerateKey: {
		name: 'キーの再生成',
		title: ({ key, account }) => `${account} の ${key} を再生成する`,
		explains: ({ key, other }) =>
			`Microsoft のキー ローテーションのドキュメントによると、現在の ${key} はすぐに使えなくなり、まだそのキーを送っているものには 401 が返ります。${other} は変わりません。元の値に戻すことはできません。新しい値は、このプログラムでは表示も保存もしません。`,
		done: ({ key, account }) => `${account} の ${key} が再生成されました。古いキーは使えません。`,
		yes: ({ key }) => `はい、${key} を再生成します`,
		notApplied: () => 'キーが新しいかどうかは、読み取れる情報には現れません。',
	},
	setSubdomain: {
		name: 'サブドメインの設定',
		title: ({ subdomain, account }) => `${account} にカスタム サブドメイン ${subdomain} を設定する`,
		explains: ({ endpoint, regional, kind }) =>
			`一度設定すると変更も削除もできず、元に戻せません。設定後は ${endpoint} でトークンが使えるようになり、Azure に表示されるエンドポイントもこれに変わります。${regional || 'リージョンのエンドポイント'} は引き続き使えますが、キーでの呼び出しに限られます。${
				kind === 'SpeechServices'
					? '音声サービスのエンドポイントには独自の規則があります。先にカスタム サブドメインのドキュメントを確認してください。'
					: ''
			}`,
		done: ({ account, endpoint }) => `${account} に固有のアドレスが設定されました: ${endpoint}`,
		yes: ({ subdomain }) => `はい、${subdomain} を設定します`,
		notApplied: ({ account, subdomain }) =>
			`${account} にサブドメイン ${subdomain} が設定されていません。同時に別のサブドメインが設定された可能性があります。アカウントを確認してください。`,
	},
};
