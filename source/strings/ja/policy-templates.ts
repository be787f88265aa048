import type { policyTemplates as en } from '../en/policy-templates.ts';

export const policyTemplates: typeof en = {
	title: 'キーの再有効化を防ぐ',
	show: '再有効化を防ぐ',
	policy: (name) =>
		`組み込みポリシー「${name}」を割り当てます。AI サービスのアカウントだけでなく、検索サービスも対象になります。`,
	order:
		'まず効果を Audit にして割り当てます。対象になるアカウントが分かるだけで、何も拒否されません。それらを移行してから、同じ割り当てを Deny に変えます。以後は、テンプレートによるものも含めて、キーを有効にすることも、キーが有効なアカウントを作ることもできません。キーが有効なままのアカウントは、ほかの変更も拒否されます。',
	effects: { Audit: 'Audit (検出のみ)', Deny: 'Deny (拒否)' },
	scopes: {
		subscription: (name) => `サブスクリプション ${name}`,
		managementGroup: () => '管理グループ (MANAGEMENT-GROUP を管理グループの ID に置き換え)',
	},
	chosen: (effect, scope) => `選択中: 効果 ${effect}、割り当て先 ${scope}`,
	forms: { az: 'Azure CLI', bicep: 'Bicep', terraform: 'Terraform (azurerm)' },
	rewriteWarning: (name) =>
		`「${name}」(Modify) は、アカウントへの書き込みのたびに、通知なしでプロパティを書き換えます。キーを有効にする操作は成功したように見えて、キーは無効のままです。Deny であれば理由が示されます。`,
	redeployWarning: (name) =>
		`「${name}」(DeployIfNotExists) は使わないでください。アカウントを再デプロイし、その際にパブリック ネットワーク アクセス (既定では Disabled) と、カスタム サブドメイン (アカウント名と同じ値) も設定します。`,
	template:
		'アカウントをテンプレートで管理している場合は、テンプレートにも次の指定が必要です。既定ではキーが有効なため、指定しないと次のデプロイでキーが再び有効になります。キーを取得または出力するテンプレート (listKeys、primary_access_key) は、キーの無効化後は失敗します。',
	scope: 'サブスクリプション / 管理グループを切り替え',
	form: '別の形式',
	copy: 'コピー',
};
