// A map that also finds its values by what they have in common, so that a large tenant answers as fast as a small one.

/** A Map whose values are grouped by a key of their own. A value's group must not change while it is in the map. */
export class GroupedMap<V> extends Map<string, V> {
	private readonly groups = new Map<string, Map<string, V>>();
	private readonly groupKeyOf: (value: V, key: string) => string;

	constructor(groupOf: (value: V, key: string) => string, entries: Iterable<readonly [string, V]> = []) {
		super();
		this.groupKeyOf = groupOf;
		for (const [key, value] of entries) this.set(key, value);
	}

	override set(key: string, value: V): this {
		const before = this.get(key);
		const group = this.groupKeyOf(value, key);
		if (before !== undefined && this.groupKeyOf(before, key) !== group) this.delete(key);
		const members = this.groups.get(group) ?? new Map<string, V>();
		members.set(key, value);
		this.groups.set(group, members);
		return super.set(key, value);
	}

	override delete(key: string): boolean {
		const value = this.get(key);
		if (value !== undefined) this.groups.get(this.groupKeyOf(value, key))?.delete(key);
		return super.delete(key);
	}

	/** Returns the values of one group, in the order they came. */
	inGroup(group: string): readonly V[] {
		return [...(this.groups.get(group)?.values() ?? [])];
	}
}
