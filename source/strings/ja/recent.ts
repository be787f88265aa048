import type { recent as en } from '../en/recent.ts';

export const recent: typeof en = {
	title: '最近開いたアカウント',
	open: '最近開いたアカウント',
	openedAt: '開いた日時',
	none: 'このテナントで開いたアカウントはまだありません。',
};
