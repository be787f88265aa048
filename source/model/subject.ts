// What a check found or rests on, as values. They become text only where they are shown, reported or recorded.

/** Things that have a name. `place`: where a key is, or could not be looked for. `words`: Azure's, or as once recorded. */
type NamedKind =
	| 'accountKind'
	| 'action'
	| 'assignment'
	| 'consumer'
	| 'count'
	| 'deployment'
	| 'identity'
	| 'lock'
	| 'place'
	| 'policy'
	| 'principal'
	| 'role'
	| 'state'
	| 'subdomain'
	| 'subscription'
	| 'tag'
	| 'words';

export type Subject =
	| {
			readonly kind: NamedKind;
			/** The name that a person knows, already sanitised. */
			readonly name: string;
			/** Of a principal or subscription the id that a name can be looked up for; of others the Resource Manager id. */
			readonly id?: string;
	  }
	/** ISO 8601; a moment has the same time twice. */
	| { readonly kind: 'period'; readonly from: string; readonly to: string };

/** Returns subjects of one kind that have nothing but a name. */
export const subjectsNamed = (kind: NamedKind, ...names: readonly string[]): readonly Subject[] =>
	names.map((name) => ({ kind, name }));

/** Returns the subject as text. `when` formats a time, which is ISO 8601 otherwise. */
export const subjectName = (subject: Subject, when = (at: string): string => at): string =>
	subject.kind === 'period' ? [...new Set([subject.from, subject.to])].map(when).join(' - ') : subject.name;

/** Returns all subjects in one line. */
export const subjectsText = (subjects: readonly Subject[], show = (one: Subject): string => subjectName(one)): string =>
	subjects.map(show).join(', ');

/** Returns each subject once, by its text. */
export const distinctSubjects = (subjects: readonly Subject[]): readonly Subject[] => [
	...new Map(subjects.map((one) => [subjectName(one), one])).values(),
];

/** Returns the subject with names in place of ids: of principals and subscriptions by their id, elsewhere only in Azure's words. */
export const subjectWithNames = (subject: Subject, naming: (text: string) => string): Subject => {
	switch (subject.kind) {
		case 'principal':
		case 'subscription':
			return { ...subject, name: subject.id === subject.name ? naming(subject.id) : subject.name };
		case 'words':
			return { ...subject, name: naming(subject.name) };
		default:
			return subject;
	}
};
