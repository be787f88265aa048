// Parts of Resource Manager ids, as the SDK clients ask for them.

/** `''` where the id has no such part. Resource Manager ids are case-insensitive. */
export const segmentAfter = (id: string, name: string): string =>
	new RegExp(`/${name}/([^/]+)`, 'i').exec(id)?.[1] ?? '';

export const resourceGroupOf = (id: string): string => segmentAfter(id, 'resourceGroups');
export const subscriptionIdOf = (id: string): string => segmentAfter(id, 'subscriptions');
export const resourceNameOf = (id: string): string => id.split('/').pop() ?? '';

const providerSegments = (id: string): readonly string[] =>
	id
		.split(/\/providers\//i)
		.pop()
		?.split('/') ?? [];

/** `Microsoft.Web/sites/slots`, in the id's own spelling. */
export const resourceTypeOf = (id: string): string => {
	const [provider = '', ...rest] = providerSegments(id);
	return [provider, ...rest.filter((_, at) => at % 2 === 0)].join('/');
};

/** Every name of the way from the outermost resource, `app/slot`: what tells namesakes inside others apart. */
export const qualifiedNameOf = (id: string): string =>
	providerSegments(id)
		.slice(1)
		.filter((_, at) => at % 2 === 1)
		.join('/');

/** Scope as @azure/arm-authorization wants it: its path template brings the first slash. */
export const withoutLeadingSlash = (scope: string): string => scope.replace(/^\//, '');
