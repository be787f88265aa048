// What there is to know of a type of resource that carries identities and calls accounts. One file a type beside this.
import type { HostType } from '../azure.ts';
import type { KeySource } from '../evidence.ts';

export type HostTypeDefinition = {
	/** Resource type, as its provider spells it. */
	readonly resourceType: string;
	/** Of the GET that reads it and the PATCH that changes its identity. */
	readonly apiVersion: string;
	/** `identity.type` of a resource with both sorts of identities, as its provider's enum spells it. */
	readonly bothIdentityTypes: 'SystemAssigned, UserAssigned' | 'SystemAssigned,UserAssigned';
	/** Whether the PATCH takes an If-Match with the ETag of the resource. */
	readonly supportsIfMatch: boolean;
	/** Where a key that it holds is found; undefined where nobody can look into it from outside. */
	readonly keySource: KeySource | undefined;
	/** Which resources of the type are meant, by their `kind`; default: all. */
	readonly kind?: string;
	/** The type whose resources such hosts lie in, and list them; default: the subscription lists them. */
	readonly parentType?: HostType;
};
