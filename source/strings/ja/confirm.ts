import type { confirm as en } from '../en/confirm.ts';

export const confirm: typeof en = {
	reading: '現在の状態を読み込み中..',
	nothing: '(なし)',
	request: '送信する要求 (このまま送信します)',
	command: 'Azure CLI で同じ操作を行うコマンド',
	checks: (minutes) => (minutes > 0 ? `チェック (${minutes} 分前の状態)` : 'チェック (現在の状態)'),
	evidenceAge: (minutes) => `キーの利用状況は ${minutes} 分前に確認したものです。送信の直前にもう一度確認します。`,
	scanAge: (minutes) =>
		`設定とシークレットは${minutes > 0 ? ` ${minutes} 分前` : 'たった今'}に調べました (60 分間有効)。`,
	blocked: '現在は実行できません。OK になっていない項目を確認してください。',
	readOnly: '読み取り専用のため、変更できません。--read-only を付けずに起動してください。',
	busy: '別の変更が進行中です。完了するまでお待ちください。',
	typeName: '続行するには次の名前を入力して Enter、やめるには Esc:',
	nameLabel: '名前:',
	wrongName: (name) => `一致しません。${name} と正確に入力してください。`,
	noPaste: '名前は 1 文字ずつ入力してください。貼り付けは受け付けません。',
	confirmName: '確定',
	copies: (key) => `${key} で 1 行のままコピー`,
	choose: '選択',
	goBack: 'いいえ、戻ります',
	doIt: '実行',
	leave: 'やめる',
	copy: 'az コマンドをコピー',
};
