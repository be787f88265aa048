import type { confirm as en } from '../en/confirm.ts';

export const confirm: typeof en = {
	reading: '前提となる状態を読み取っています..',
	nothing: '(なし)',
	request: '送信する要求 (このとおり送ります)',
	command: 'Azure CLI での同じ操作',
	checks: '今確認したこと',
	blocked: '今は実行できません。上の、満たしていない項目をご覧ください。',
	readOnly: '読み取り専用のため、変更できません。--read-only を付けずに起動してください。',
	busy: '別の変更が進行中です。完了するまでお待ちください。',
	typeName: '続けるには次の名前を入力して Enter、やめるには Esc:',
	nameLabel: '名前:',
	wrongName: (name) => `一致しません。${name} と正確に入力してください。`,
	noPaste: '名前は 1 文字ずつ入力してください。貼り付けは受け付けません。',
	confirmName: '確定',
	choose: '選択',
	goBack: 'いいえ、戻ります',
	doIt: '実行',
	leave: 'やめる',
	copy: 'az コマンドをコピー',
};
