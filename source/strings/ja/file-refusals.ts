import type { fileRefusals as en } from '../en/file-refusals.ts';

export const fileRefusals: typeof en = {
	symbolicLink: 'シンボリック リンクのため使用しません。--state-dir で実際のフォルダーを指定してください。',
	foreignOwner: 'このコンピューターの別のユーザーが所有しているため、読み書きしません。',
	notAFile: '通常のファイルではなく、パイプまたはデバイスです。',
	notAFolder: 'フォルダーではありません。',
	noAnswer: '数秒待っても応答がありません (ネットワーク ドライブに接続できない場合など)。いつでも終了できます。',
};
