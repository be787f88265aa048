// Which requests only read. Resource Manager has POSTs that change nothing; each that we send is written out here.

const posts = [
	// Resource Graph: a query over the index.
	'/providers/Microsoft\\.ResourceGraph/resources',
].map((path) => new RegExp(`^${path}$`, 'i'));

/** True for GET, HEAD and the POSTs above. `pathname` as a URL has it, still encoded. */
export const isRead = (method: string, pathname: string): boolean =>
	method === 'GET' || method === 'HEAD' || (method === 'POST' && posts.some((path) => path.test(pathname)));
