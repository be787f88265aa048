import type { flight as en } from '../en/flight.ts';

export const flight: typeof en = {
	phases: {
		looking: '確認したときから変わっていないか、もう一度確認',
		recording: '実行内容を作業記録に書き込み',
		sending: '要求を送信',
		operation: 'Azure が処理中',
		checking: '結果を読み直して確認',
	},
	azureSays: (state) => `Azure の状態: ${state}`,
	waits: {
		throttled: (seconds) => `Azure から ${seconds} 秒待つよう求められています`,
		principal: (seconds) => `ID がロール管理側にまだ伝わっていません。${seconds} 秒後に再試行します`,
		settling: (seconds) => `別の変更が進行中です。${seconds} 秒後に再試行します`,
	},
	elapsed: (seconds) => `${seconds} 秒`,
	mayLeave:
		'前の画面に戻っても、処理は続きます。w を押すと結果を待つのをやめます。その場合は、次回の起動時に結果を確認します。',
	stopWatching: '待つのをやめる',
	notOurs: 'すでに別の人が行っていました。このプログラムからは取り消しません。',
	already: 'すでにその状態でした。何も送信していません。',
	failed: '実行されませんでした。',
	open: '実行されたかどうか、まだ判断できません。作業記録に残し、次回の起動時にもう一度確認します。',
	openForGood:
		'実行されたかどうか判断できません。読み取れる情報には現れないため、あとで確認しても分かりません。確実にするには、もう一度実行してください。',
	arrives:
		'Azure は変更を受け付けました。ゲートウェイに反映されたかどうかは別の事実です。反映には数分から数時間かかり、元に戻す場合も同じだけかかります。',
	howToUndo: (name) => `元に戻すには u (${name}) を押してください。あとで履歴からもできます。`,
	noUndo: 'この変更は元に戻せません。',
	onward: '道のりに戻る',
	copyCommand: 'コマンドをコピー',
	again: 'サインイン後に続ける',
	underWay: '進行中の変更',
	landedBadly: (name) => `${name} の変更は正常に完了しませんでした。h で履歴を確認してください。`,
};
