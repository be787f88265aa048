// Every sentence that a person sees, in the language that was asked for. Only that one is loaded.
import type { en } from './en/index.ts';

export type Strings = typeof en;

/** A new language is a folder and a line here. */
const loaders = {
	en: async () => (await import('./en/index.ts')).en,
	ja: async () => (await import('./ja/index.ts')).ja,
} satisfies Readonly<Record<string, () => Promise<Strings>>>;

export type Language = keyof typeof loaders;
export const languages = Object.keys(loaders) as readonly Language[];

export const loadStrings = (language: Language): Promise<Strings> => loaders[language]();

/** From LC_ALL, LC_MESSAGES and LANG, the first that is set (POSIX locale environment variables). English for all others. */
export const languageOf = (environment: Readonly<Record<string, string | undefined>>): Language => {
	const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
	const [code] = locale.toLowerCase().split(/[^a-z]/);
	return languages.find((language) => language === code) ?? 'en';
};
