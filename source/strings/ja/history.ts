import type { history as en } from '../en/history.ts';

export const history: typeof en = {
	title: '操作履歴',
	open: '操作履歴',
	when: '日時 (UTC)',
	outcomeAt: '結果の確認',
	what: '変更',
	target: '対象',
	state: '状態',
	who: '実行者',
	tenant: 'テナント',
	program: 'プログラム',
	why: '理由',
	effect: '変更内容',
	states: {
		done: '完了',
		heldAlready: '変更不要',
		failed: '失敗',
		notDone: '未実行',
		undone: '元に戻した',
		undoing: '元に戻す途中',
		open: '不明',
	},
	noUndo: {
		done: 'この種類の変更は元に戻せません。',
		heldAlready: '以前からその状態でした。このプログラムが行っていない変更は取り消せません。',
		failed: '実行されていません。',
		notDone: '実行されていません。',
		undone: 'すでに元に戻しています。',
		undoing: '元に戻している途中か、結果が分からない状態です。r を押すと再確認します。',
		open: '実行されたかどうか分かりません。r を押すと再確認します。アカウントの画面も確認してください。',
	},
	notOurs: {
		looking: '作成した割り当てがそのまま残っているか確認しています..',
		gone: 'すでに存在しません。元に戻すものはありません。',
		another: '現在の割り当ては、ほかの人が作成したものです。',
	},
	outOfScope: (count) =>
		`ほかのテナントまたはクラウドの変更が ${count} 件あります。そのテナントにサインイン (T) すると表示されます。`,
	nothing: 'まだ何も変更していません。',
	details: '詳細',
	undo: '元に戻す',
	found: { done: '完了', notDone: '未実行', cannotTell: '不明', underWay: 'ほかに起動中のこのプログラムが実行中' },
	clockWrong:
		'操作履歴に未来の日時の記録があります。このコンピューター、またはほかのコンピューターの時計が正しくありません。',
	reconciledOne: (what, target, found) => `前回未完了の変更: ${what} (${target}): ${found}。h で操作履歴を表示します。`,
	reconciled: (all, done, notDone, cannotTell, underWay) =>
		`前回完了しなかった ${all} 件を確認しました: 完了 ${done}、未実行 ${notDone}、不明 ${cannotTell}${underWay > 0 ? `、ほかに起動中のこのプログラムが実行中 ${underWay}` : ''}。h で操作履歴を表示します。`,
};
