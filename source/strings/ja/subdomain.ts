import type { subdomain as en } from '../en/subdomain.ts';

export const subdomain: typeof en = {
	title: 'サブドメイン',
	label: 'サブドメイン:',
	intro: (account) =>
		`${account} 固有のアドレスに使う名前を入力してください。トークンはそのアドレスでのみ使えます。設定せずにキーを無効にすると、誰も呼び出せなくなります。`,
	now: '現在のエンドポイント',
	rules: '2 ～ 63 文字の英数字とハイフンを使えます。先頭と末尾は英数字にしてください。',
	forever: '一度設定すると変更も削除もできません。名前は Azure 全体で一意で、公開されるホスト名の一部になります。',
	keepsWorking: '現在のエンドポイントは引き続き使えます。キーで呼び出しているものには影響しません。',
	network: 'プライベート ネットワーク経由で接続している場合は、新しいアドレスを使い始める前に、DNS の設定が必要です。',
	check: '使用できるか確認',
	asking: (name) => `${name} を使用できるか、Azure に確認しています..`,
	taken: (name, reason) => `${name} は使えません。Azure の応答: ${reason}`,
	hasOne: (name) => `このアカウントにはすでにカスタム サブドメイン ${name} があります。変更できません。`,
};
