// Parts of Resource Manager ids, as the SDK clients ask for them.

/** `''` where the id has no such part. Resource Manager ids are case-insensitive. */
export const partOf = (id: string, name: string): string => new RegExp(`/${name}/([^/]+)`, 'i').exec(id)?.[1] ?? '';

export const groupOf = (id: string): string => partOf(id, 'resourceGroups');
export const subscriptionOf = (id: string): string => partOf(id, 'subscriptions');
export const nameOf = (id: string): string => id.split('/').pop() ?? '';

const inProvider = (id: string): readonly string[] =>
	id
		.split(/\/providers\//i)
		.pop()
		?.split('/') ?? [];

/** `Microsoft.Web/sites/slots`, in the id's own spelling. */
export const typeOf = (id: string): string => {
	const [provider = '', ...rest] = inProvider(id);
	return [provider, ...rest.filter((_, at) => at % 2 === 0)].join('/');
};

/** Every name of the way from the outermost resource, `app/slot`: what tells namesakes inside others apart. */
export const wholeNameOf = (id: string): string =>
	inProvider(id)
		.slice(1)
		.filter((_, at) => at % 2 === 1)
		.join('/');

/** Scope as @azure/arm-authorization wants it: its path template brings the first slash. */
export const bare = (scope: string): string => scope.replace(/^\//, '');
