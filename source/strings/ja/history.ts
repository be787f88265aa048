import type { history as en } from '../en/history.ts';

export const history: typeof en = {
	title: '履歴',
	when: '日時 (UTC)',
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
		heldAlready: '既存',
		failed: '失敗',
		notDone: '未実行',
		undone: '取消済み',
		open: '確認不可',
	},
	noUndo: {
		done: 'この種類の変更は元に戻せません。',
		heldAlready: '以前からあったものです。このプログラムが行っていないことは取り消しません。',
		failed: '実行されていません。',
		notDone: '実行されていません。',
		undone: 'すでに取り消されています。',
		open: '実行されたかどうか判断できません。起動し直すと確認します。アカウントの画面もご覧ください。',
	},
	nothing: 'まだ何も変更していません。',
	details: '詳細',
	undo: '元に戻す',
	reconciled: (all, done, notDone, cannotTell, underWay) =>
		`前回の未完了 ${all} 件を確認: 完了 ${done}、未実行 ${notDone}、確認不可 ${cannotTell}${underWay > 0 ? `、別に起動中のものが実行中 ${underWay}` : ''}。h で履歴を表示します。`,
};
