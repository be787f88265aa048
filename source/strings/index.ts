// Every sentence that a person sees, in the language that was asked for. Only that one is loaded.
import type { en } from './en/index.ts';

export type Strings = typeof en;

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

export const loadStrings = async (language: Language): Promise<Strings> =>
	language === 'ja' ? (await import('./ja/index.ts')).ja : (await import('./en/index.ts')).en;

/** From LC_ALL, LC_MESSAGES and LANG, the first that is set (POSIX locale environment variables). */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): Language => {
	const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
	return /^ja\b|^ja_/i.test(locale) ? 'ja' : 'en';
};
