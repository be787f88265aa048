import type { copy as en } from '../en/copy.ts';

export const copy: typeof en = {
	title: 'コピー',
	open: 'コピーする項目',
	what: '項目',
	text: '内容',
	copy: 'コピー',
	asText: 'クリップボードに対応していない端末では、次の文字列をマウスで選択してください:',
	items: {
		id: 'リソース ID',
		endpoint: 'エンドポイント',
		portal: 'ポータルへのリンク',
		show: '詳細を表示する az コマンド',
		open: 'この画面を開くコマンド',
		name: '名前',
		resourceGroup: 'リソース グループ',
		subscription: 'サブスクリプション ID',
	},
};
