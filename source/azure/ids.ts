// Parts of Resource Manager ids, as the SDK clients ask for them.

/** `''` where the id has no such part. Resource Manager ids are case-insensitive. */
export const partOf = (id: string, name: string): string => new RegExp(`/${name}/([^/]+)`, 'i').exec(id)?.[1] ?? '';

export const groupOf = (id: string): string => partOf(id, 'resourceGroups');
export const subscriptionOf = (id: string): string => partOf(id, 'subscriptions');
export const nameOf = (id: string): string => id.split('/').pop() ?? '';

/** Scope as @azure/arm-authorization wants it: its path template brings the first slash. */
export const bare = (scope: string): string => scope.replace(/^\//, '');
