import type { operation as en } from '../en/operation.ts';

export const operation: typeof en = {
	phases: {
		looking: '確認後に変わっていないか再確認',
		recording: '実行内容を操作履歴に記録',
		sending: '要求を送信',
		operation: 'Azure が処理中',
		checking: '結果を読み込んで確認',
	},
	azureSays: (state) => `Azure の状態: ${state}`,
	waits: {
		throttled: (seconds) => `Azure から ${seconds} 秒待つよう求められています`,
		principal: (seconds) => `ID がまだロールのサービスに反映されていません。${seconds} 秒後に再試行します`,
		unseen: (seconds) => `まだ反映されていません。${seconds} 秒後に再確認します`,
		settling: (seconds) => `別の変更が進行中です。${seconds} 秒後に再試行します`,
	},
	elapsed: (seconds) => `${seconds} 秒`,
	mayLeave: '前の画面に戻っても処理は続きます。z で結果を待つのをやめた場合は、次回の起動時に結果を確認します。',
	stopWatching: '待つのをやめる',
	notOurs: 'すでにほかの人が実施していました。このプログラムからは取り消せません。',
	alreadyApplied: 'すでにその状態でした。何も送信していません。',
	failed: '実行されませんでした。',
	open: '実行されたかどうか、まだ分かりません。操作履歴に残っているので、次回の起動時に再確認します。',
	outcomeUnknowable:
		'実行されたかどうか分かりません。読み取れる情報には現れないため、あとで確認しても分かりません。確実にするには、もう一度実行してください。',
	propagationHint:
		'Azure は変更を受け付けました。ただし、ゲートウェイに反映されたとは限りません。反映には数分から数時間かかり、元に戻す場合も同様です。',
	howToUndo: (name) => `元に戻すには u (${name}) を押してください。あとで操作履歴からも元に戻せます。`,
	noUndo: 'この変更は元に戻せません。',
	undoThroughRoad: '元に戻す操作はありません。再び行うには、アカウントの移行手順から進めてください。',
	backToRoad: '移行手順に戻る',
	copyCommand: 'コマンドをコピー',
	confirmAnew: '現在の内容を確認',
	retryAfterSignIn: 'サインイン後に続ける',
	inProgress: '進行中の変更',
	finishedWithProblem: (name) => `${name} の変更は正常に完了しませんでした。h で操作履歴を確認してください。`,
};
